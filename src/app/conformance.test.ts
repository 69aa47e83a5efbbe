/** What every preset and every command has to be. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { checkNetwork, totalParameters } from "../core/compiler/check";
import { summarise } from "../core/compiler/summary";
import { saveNetwork } from "../core/network/file";
import { newNetwork } from "../core/network/new-network";
import { findByWords } from "../core/words/find-by-words";
import type { App } from "./app";
import { type CommandId, command, commandsWith } from "./commands";
import { createFilmPlayer } from "./film/film-player";
import { createLabStore } from "./lab/lab-store";
import { createNetworkStore } from "./network/network-store";
import { openPreset, presetNames } from "./network/presets";
import { createRunStore } from "./run/run-store";
import { createSessionStore } from "./session/session-store";

const totals: Record<(typeof presetNames)[number], number> = {
  "two-rings": 34,
  "all-width-two": 24,
  "one-wide-layer": 42,
  "one-line": 6,
  "two-dense": 22,
  "residual-blocks": 132,
  outliers: 2_007_002,
  mnist: 669_706,
  "mnist-dropout": 669_706,
  "cifar-broken": 7_410_970,
};

test("every file in presets/ is in the list", () => {
  const files = readdirSync(new URL("../../presets/", import.meta.url)).filter((file) =>
    file.endsWith(".json"),
  );
  expect(files.sort()).toEqual(presetNames.map((name) => `${name}.json`).sort());
});

test.each(presetNames)("%s opens, is said in a sentence, trains, and has its parameters", (name) => {
  const { network } = openPreset(name);
  const check = checkNetwork(network);
  expect(check.trainable).toBe(true);
  expect(network.about).toMatch(/[.?]$/);
  expect(totalParameters(check)).toBe(totals[name]);
  expect(summarise(network, check).reduce((sum, row) => sum + row.parameters, 0)).toBe(totals[name]);
  expect(saveNetwork(network)).toBe(saveNetwork(openPreset(name).network));
});

const commands = commandsWith(
  ["presets", "data", "summary", "another"].map((id) => ({ id, title: `The drawer ${id}` })),
);

test("commands have ids, names and keys of their own", () => {
  const ids = commands.map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
  const names = commands.map((command) => command.name);
  expect(new Set(names).size).toBe(names.length);
  const keys = commands.flatMap((command) => command.keys.map((chord) => `${chord} ${command.scope}`));
  expect(new Set(keys).size).toBe(keys.length);
});

test("a command is found by its id, and an id that is not there does not compile", () => {
  for (const entry of commandsWith([])) expect(command(entry.id as CommandId)).toBe(entry);
  // @ts-expect-error A misspelling in our own code.
  expect(command("trian")).toBeUndefined();
});

test("keys that count while a person types are none that a field has a use for", () => {
  for (const { keys, whileTyping } of commands)
    if (whileTyping) for (const chord of keys) expect(chord).toMatch(/^mod\+(enter|s|o|k|shift\+[os])$/);
});

test("every command is named like a sentence's beginning", () => {
  for (const { name } of commands) expect(name).toMatch(/^[A-Z][^.]*$/);
});

test.each([
  ["an empty canvas", newNetwork()],
  ["a network that trains", openPreset("two-rings").network],
])("with %s every command can be done, or says in a sentence why not", (_, network) => {
  const stores = {
    network: createNetworkStore(network),
    session: createSessionStore({}),
    run: createRunStore(),
  };
  const previous = createStore(() => ({ document: undefined }));
  const app = {
    ...{ ...stores, previous, lab: createLabStore(), film: createFilmPlayer(stores) },
  } as unknown as App;
  const refusals = commands.flatMap((entry) => entry.refusal(app) ?? []);
  // Undo at least: nothing has been done yet.
  expect(refusals.length).toBeGreaterThan(5);
  for (const refusal of refusals) expect(refusal).toMatch(/^[A-Z“].+[a-z”]\.$/);
  for (const entry of commands) expect(entry.when(app)).toBe(entry.refusal(app) === undefined);
});

test("no synonym of a command is its name already", () => {
  for (const { name, synonyms } of commands)
    for (const synonym of synonyms) expect(findByWords([{ title: name }], synonym), synonym).toEqual([]);
});
