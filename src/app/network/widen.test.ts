/** The topological obstruction on the presets, and the command that takes it away. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { rings } from "../../core/data/rings";
import { explain } from "../../core/words/explain";
import type { App } from "../app";
import { command } from "../commands";
import { createRunStore } from "../run/run-store";
import { createNetworkStore } from "./network-store";
import { openPreset, presetNames } from "./presets";

const obstructionOf = (network: Parameters<typeof checkNetwork>[0]) =>
  checkNetwork(network).problems.find(({ tag }) => tag === "topological-obstruction");

test("of the presets only the one that shows it stands before the obstruction", () => {
  expect(presetNames.filter((name) => obstructionOf(openPreset(name).network))).toEqual(["all-width-two"]);
});

test("+1 unit: the first hidden Dense gets three, the obstruction is gone, undo brings both back", () => {
  const { network } = openPreset("all-width-two");
  // The command asks for the network and its examples alone.
  const run = createRunStore();
  const app = { network: createNetworkStore(network), run } as App;
  const present = () => app.network.getState().history.present;
  const lift = command("lift");
  expect(lift.when(app)).toBe(false);
  const examples = rings.create(rings.params.parse(network.dataset.params));
  const noParts = { training: new Int32Array(), validation: new Int32Array() };
  run.setState({ data: { ...examples, ...noParts } });
  expect(lift.when(app)).toBe(true);
  expect(lift.title(app)).toBe("+1 unit");
  const obstruction = obstructionOf(network);
  expect(obstruction && explain(obstruction, network)).toContain("Give “hidden1” 3 units, or bend with sin.");
  void lift.run(app);
  expect(present().nodes.find(({ name }) => name === "hidden1")?.params.units).toBe(3);
  expect(checkNetwork(present())).toMatchObject({ trainable: true, problems: [] });
  expect(lift.when(app)).toBe(false);
  expect(app.network.getState().history.past.at(-1)?.label).toBe("widen hidden1");
  app.network.getState().undo();
  expect(present()).toBe(network);
  expect(lift.when(app)).toBe(true);
});
