/** Every setting of the list: it finds what the network has, refuses what it cannot be, and changes nothing else. */
import { describe, expect, test } from "vitest";
import { checkNetwork } from "../compiler/check";
import { addChain, denseChain } from "../network/chain";
import { networkChanges } from "../network/changes";
import type { Network } from "../network/network";
import { newNetwork } from "../network/new-network";
import { MOST_VALUES, sweepGrid } from "./grid";
import { sweepSettings } from "./list";
import { type SweepSetting, showValue, valueRefusal } from "./setting";

/** Has everything that can be swept. */
const full: Network = addChain(newNetwork("full"), [
  { kind: "input", params: { features: 2 } },
  { kind: "dense", params: { units: 5 } },
  { kind: "batchNormalization" },
  { kind: "activation", params: { function: "relu" } },
  { kind: "dropout", params: { rate: 0.25 } },
  { kind: "dense", params: { units: 5 } },
  { kind: "activation", params: { function: "relu" } },
  { kind: "dense", params: { units: 2 } },
  { kind: "softmax" },
]);
const digits = (network: Network): Network => ({ ...network, dataset: { kind: "digits", params: {} } });
const single = addChain(newNetwork("single"), denseChain([2, 2], "tanh"));

/** Where each applies to nothing, and the words that say so. */
const none: Readonly<Record<string, readonly [Network, RegExp]>> = {
  "learning-rate": [
    { ...full, training: { ...full.training, optimizer: { kind: "lion", params: {} } } },
    /does not know the network’s optimizer/,
  ],
  units: [single, /no hidden Dense layer/],
  depth: [single, /no hidden Dense layer/],
  activation: [single, /no Activation between/],
  dropout: [single, /no Dropout/],
  noise: [digits(full), /Digits are what they are/],
  samples: [digits(full), /Digits are what they are/],
};

test("ids and titles are each of one setting", () => {
  for (const name of ["id", "title"] as const)
    expect(new Set(sweepSettings.map((setting) => setting[name])).size).toBe(sweepSettings.length);
});

describe.each(sweepSettings.map((setting) => [setting.title, setting] as const))("%s", (_, setting) => {
  test("offers values that are allowed, each of which the network then has and trains with", () => {
    expect(setting.offered.length).toBeGreaterThan(1);
    for (const value of setting.offered) {
      expect(valueRefusal(setting, full, value), `${value}`).toBeUndefined();
      const changed = setting.apply(full, value);
      expect(presentOf(setting, changed), `${value}`).toBe(value);
      expect(checkNetwork(changed).trainable, `${value}`).toBe(true);
      expect(showValue(setting, value)).not.toBe("");
      expect(setting.apply(changed, value)).toEqual(changed);
    }
  });

  test("goes back to the network that it began with, and touches only its own part", () => {
    const present = presentOf(setting, full);
    expect(present).toBeDefined();
    for (const value of setting.offered.filter((one) => one !== present)) {
      const changed = setting.apply(full, value);
      const {
        dataset,
        training,
        changed: nodes,
        added,
        removed,
        split,
        name,
      } = networkChanges(full, changed);
      const parts = [dataset, training, nodes.length + added.length + removed.length > 0].filter(Boolean);
      expect(parts, `${value}`).toHaveLength(1);
      expect([split, name]).toEqual([undefined, undefined]);
      // Layers that were removed are not known any more: of copies the last ones come back with other ids.
      if (setting.id === "depth" && Number(value) < Number(present)) continue;
      // An optimizer's own params are its defaults, as they were here.
      const { nodes: back, ...rest } = setting.apply(changed, present ?? "");
      const { nodes: own, ...others } = full;
      expect(rest).toEqual({ ...others, wires: rest.wires });
      expect(back.map(({ kind, params }) => [kind, params])).toEqual(
        own.map(({ kind, params }) => [kind, params]),
      );
    }
  });

  test("refuses a value that the form would, and a network that has nothing of it, in sentences", () => {
    const bad = typeof setting.offered[0] === "number" ? -1 : "nothing like it";
    expect(valueRefusal(setting, full, bad)).toMatch(/must be/);
    const where = none[setting.id];
    if (!where) return;
    const [network, words] = where;
    expect(setting.find(network)).toMatch(words);
    const values = setting.offered.slice(0, 2);
    expect(sweepGrid(network, [{ setting, values }])).toMatchObject({ ok: false });
  });
});

function presentOf({ find }: SweepSetting, network: Network) {
  const found = find(network);
  return typeof found === "string" ? undefined : found.present;
}

test("every two settings go together, in whatever order they are applied", () => {
  for (const first of sweepSettings)
    for (const second of sweepSettings) {
      if (first === second) continue;
      const axes = [first, second].map((setting) => ({ setting, values: setting.offered.slice(0, 2) }));
      const answer = sweepGrid(full, axes);
      if (!answer.ok) throw new Error(answer.text);
      expect(answer.grid.cells).toHaveLength(4);
      for (const { network, values } of answer.grid.cells)
        expect([presentOf(first, network), presentOf(second, network)], `${first.id}, ${second.id}`).toEqual(
          values,
        );
    }
});

test("a grid names its cells row by row, and is refused where it compares nothing or is too large to be read", () => {
  const at = (id: string) => sweepSettings.find((setting) => setting.id === id) as SweepSetting;
  const rate = { setting: at("learning-rate"), values: [0.01, 0.1] };
  const answer = sweepGrid(full, [rate, { setting: at("activation"), values: ["tanh", "leakyRelu"] }]);
  if (!answer.ok) throw new Error(answer.text);
  expect(answer.grid.cells.map(({ name }) => name)).toEqual([
    "learning rate 0.01 with activation tanh",
    "learning rate 0.01 with activation leaky relu",
    "learning rate 0.1 with activation tanh",
    "learning rate 0.1 with activation leaky relu",
  ]);
  const text = (...axes: Parameters<typeof sweepGrid>[1]) => {
    const refused = sweepGrid(full, axes);
    return refused.ok ? "" : refused.text;
  };
  expect(text()).toMatch(/^Choose two different settings/);
  expect(text(rate, rate)).toMatch(/^Choose two different settings/);
  expect(text({ ...rate, values: [] })).toBe("Choose values of “Learning rate”.");
  expect(text({ ...rate, values: [0.01] })).toMatch(/^Choose at least two values/);
  expect(text({ ...rate, values: [0.01, 0] })).toMatch(/^Learning rate is 0\. It must be/);
  expect(text({ ...rate, values: Array.from({ length: MOST_VALUES + 1 }, (_, index) => index + 1) })).toMatch(
    /has 7 values; a sweep takes at most 6/,
  );
  const noLoss = { ...full, training: { ...full.training, loss: "" } };
  const refused = sweepGrid(noLoss, [rate]);
  expect(refused.ok ? "" : refused.text).toMatch(
    /^With learning rate 0.01 the network cannot be trained\. .*loss/,
  );
});
