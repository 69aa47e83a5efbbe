/** The topological obstruction: who gets the hint, who must not, and that the way out it names is one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { checkNetwork } from "../compiler/check";
import type { Problem } from "../compiler/problem";
import { rings } from "../data/rings";
import { addChain, type ChainLink, denseChain } from "../network/chain";
import { addNode, addWire, removeWires, setDataset, setNodeParams } from "../network/edit";
import type { Network } from "../network/network";
import { newNetwork } from "../network/new-network";
import { type ActivationName, activationNames, activations, isMonotone } from "../nodes/activation/functions";
import { explain } from "../words/explain";
import { isObstructed } from "./topological-obstruction";

const build = (links: readonly ChainLink[]) => addChain(newNetwork(), links);
const chain = (widths: readonly number[], activation = "tanh") => build(denseChain(widths, activation));

function obstructionOf(network: Network): Extract<Problem, { tag: "topological-obstruction" }> | undefined {
  const check = checkNetwork(network);
  expect(check.trainable).toBe(true);
  return check.problems.find((problem) => problem.tag === "topological-obstruction");
}

test("which activations never fall is what is said of them, slopes and all", () => {
  for (const name of activationNames) {
    const { value } = activations[name];
    let falls = false;
    for (const slope of [0, 0.2, 1]) {
      let before = value(-12, slope);
      for (let x = -12; x <= 12; x += 0.01) {
        falls ||= value(x, slope) < before - 1e-12;
        before = value(x, slope);
      }
    }
    expect([name, falls]).toEqual([name, !isMonotone(activations[name])]);
  }
});

describe("who gets the hint", () => {
  const monotone = activationNames.filter((name) => isMonotone(activations[name]) && name !== "linear");
  test.each(monotone)("two units all the way, %s", (name: ActivationName) => {
    const network = chain([2, 2, 2, 2], name);
    expect(obstructionOf(network)).toMatchObject({
      node: network.nodes[1]!.id,
      units: 3,
      inner: 0,
      outer: 1,
      features: 2,
    });
  });

  test("narrower than the plane, and wide only where nothing bends", () => {
    expect(obstructionOf(chain([2, 1, 2]))).toMatchObject({ units: 3 });
    const wideButStraight = build([
      { kind: "input" },
      { kind: "dense", params: { units: 8 } },
      { kind: "dense", params: { units: 2 } },
      { kind: "activation" },
      { kind: "dense", params: { units: 2 } },
      { kind: "softmax" },
    ]);
    expect(obstructionOf(wideButStraight)).toMatchObject({ node: wideButStraight.nodes[2]!.id, units: 3 });
  });

  test("the outer class is whichever has the larger radius", () => {
    const network = chain([2, 2, 2]);
    const turned = setDataset(network, "rings", { innerRadius: 5, outerRadius: 1.5 });
    expect(obstructionOf(turned)).toMatchObject({ inner: 1, outer: 0 });
  });
});

describe("one unit with nothing wide before it", () => {
  test.each([
    ["first, tanh", chain([2, 1, 8, 8, 2])],
    ["first, three units after it", chain([2, 1, 3, 2])],
    ["first, linear", chain([2, 1, 3, 2], "linear")],
    ["first, and sin, which folds, after it", chain([2, 1, 8, 2], "sin")],
    ["after bends of two units", chain([2, 2, 1, 8, 2])],
  ])("%s: the plane is pressed onto a line", (_, network) => {
    const bottleneck = network.nodes.find(({ params }) => params.units === 1)!;
    const obstruction = obstructionOf(network)!;
    expect(obstruction).toMatchObject({ bottleneck: bottleneck.id });
    const text = explain(obstruction, network);
    expect(text).toContain(
      `“${bottleneck.name}” has one unit: it presses the plane onto a line, where the two classes lie on top of each other, and no layer after it can part them.`,
    );
    expect(text).not.toContain("sin");
  });

  test.each([
    ["after a wide bend, which can tell how far out a point is", chain([2, 8, 1, 2])],
    ["at the end, as the answer", build([...denseChain([2, 8, 1], "tanh").slice(0, -1)])],
  ])("%s: nothing is in the way", (_, network) => {
    expect(checkNetwork(network).problems.some(({ tag }) => tag === "topological-obstruction")).toBe(false);
  });

  test("where widening it is not enough, a wide layer has to come before it", () => {
    const line = build([
      { kind: "input" },
      { kind: "dense", params: { units: 1 } },
      { kind: "dense", params: { units: 2 } },
      { kind: "activation" },
      { kind: "dense", params: { units: 2 } },
      { kind: "softmax" },
    ]);
    const obstruction = obstructionOf(line)!;
    const [, first] = line.nodes;
    expect(obstruction).toMatchObject({ units: undefined, node: first!.id, bottleneck: first!.id });
    expect(explain(obstruction, line)).toContain(
      `Put a Dense of 3 units with an Activation after it before “${first!.name}”.`,
    );
  });
});

describe("normalisations on the way", () => {
  test("a BatchNorm anywhere changes nothing of it", () => {
    const network = build([
      { kind: "input" },
      { kind: "dense", params: { units: 2 } },
      { kind: "batchNormalization" },
      { kind: "activation" },
      { kind: "dense", params: { units: 2 } },
      { kind: "softmax" },
    ]);
    expect(obstructionOf(network)).toMatchObject({ node: network.nodes[1]!.id, units: 3 });
  });

  test("a LayerNorm or a Softmax in the middle bends, in one dimension less than it has units", () => {
    for (const kind of ["layerNormalization", "softmax"] as const) {
      const behind = (units: number): readonly ChainLink[] => [
        { kind: "input" },
        { kind: "dense", params: { units } },
        { kind },
        { kind: "dense", params: { units: 2 } },
        { kind: "softmax" },
      ];
      // Three units of which one dimension is lost are still a plane.
      for (const units of [2, 3]) {
        const network = build(behind(units));
        expect(obstructionOf(network)).toMatchObject({ node: network.nodes[1]!.id, units: 4 });
      }
      expect(obstructionOf(build(behind(4)))).toBeUndefined();
    }
  });

  test("behind a LayerNorm an activation of three units frees as it would without", () => {
    const network = build([
      { kind: "input" },
      { kind: "dense", params: { units: 2 } },
      { kind: "layerNormalization" },
      { kind: "activation" },
      { kind: "dense", params: { units: 2 } },
      { kind: "softmax" },
    ]);
    const obstruction = obstructionOf(network)!;
    expect(obstruction.units).toBe(3);
    expect(obstructionOf(setNodeParams(network, obstruction.node, { units: 3 }))).toBeUndefined();
  });
});

test("it holds of the examples at hand: of the rings, not of a few dots of them", () => {
  const obstruction = obstructionOf(chain([2, 2, 2]))!;
  const made = (samples: number) => rings.create(rings.params.parse({ samples }));
  expect(isObstructed(obstruction, made(500))).toBe(true);
  for (const samples of [1, 2, 5, 20]) {
    const { x, labels, features } = made(samples);
    expect(isObstructed(obstruction, { x, labels, features })).toBe(false);
  }
  // Where a straight line parts them, nothing is in the way.
  const apart = rings.create(rings.params.parse({ samples: 500 }));
  const moved = apart.x.map((value, at) => value + (at % 2 === 0 && apart.labels[at >> 1] === 0 ? 20 : 0));
  expect(isObstructed(obstruction, { ...apart, x: moved })).toBe(false);
});

describe("who does not", () => {
  test.each([
    ["three units at the first bend", chain([2, 3, 2, 2])],
    ["three units later on", chain([2, 2, 3, 2])],
    ["M2", chain([2, 4, 2, 2, 2])],
    ["sin, which folds", chain([2, 2, 2, 2], "sin")],
    ["gelu, which folds a little", chain([2, 2, 2, 2], "gelu")],
    ["no bend at all: a straight line, and no need of topology to see it", chain([2, 2, 2], "linear")],
    ["rings that run into each other", setDataset(chain([2, 2, 2]), "rings", { outerRadius: 3 })],
  ])("%s", (_, network) => {
    expect(obstructionOf(network)).toBeUndefined();
  });

  test("a residual block, which can fold the plane though each branch is narrow", () => {
    const narrow = chain([2, 2, 2]);
    const [input, , tanh, scores] = narrow.nodes.map(({ id }) => id);
    const added = addNode(narrow, "add", { x: 0, y: 0 });
    const wire = narrow.wires.find(({ to }) => to === scores)!;
    let network = addWire(removeWires(added.network, [wire.id]), tanh!, added.node, "a");
    network = addWire(network, input!, added.node, "b");
    expect(obstructionOf(addWire(network, added.node, scores!, "x"))).toBeUndefined();
  });

  test("a network that does not train hears what is wrong with it first", () => {
    const broken = chain([2, 2, 3]);
    expect(checkNetwork(broken).problems.map(({ tag }) => tag)).toEqual(["output-width"]);
  });
});

test("the way out is one: with so many units there is no obstruction", () => {
  for (const network of [
    chain([2, 2, 2, 2]),
    chain([2, 1, 2]),
    chain([2, 2, 2], "relu"),
    chain([2, 2, 1, 8, 2]),
  ]) {
    const obstruction = obstructionOf(network)!;
    expect(
      obstructionOf(setNodeParams(network, obstruction.node, { units: obstruction.units! })),
    ).toBeUndefined();
    if (obstruction.bottleneck !== undefined) continue;
    const sine = network.nodes
      .filter(({ kind }) => kind === "activation")
      .reduce((changed, { id }) => setNodeParams(changed, id, { function: "sin" }), network);
    expect(obstructionOf(sine)).toBeUndefined();
  }
});

test("the layer to widen is the first that helps, and by the fewest units, as trying every one shows", () => {
  const bends = ["tanh", "relu", "linear", "sin"];
  const width = fc.integer({ min: 1, max: 4 });
  const layer = fc.record({ units: width, bend: fc.constantFrom(...bends), squeezed: fc.boolean() });
  let found = 0;
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), (layers) => {
      const network = build([
        { kind: "input" },
        ...layers.flatMap(({ units, bend, squeezed }): ChainLink[] => [
          { kind: "dense", params: { units } },
          { kind: "activation", params: { function: bend } },
          ...(squeezed ? [{ kind: "softmax" } as const] : []),
        ]),
        { kind: "dense", params: { units: 2 } },
        { kind: "softmax" },
      ]);
      const obstruction = obstructionOf(network);
      if (!obstruction) return;
      found += 1;
      const kernels = network.nodes.filter(({ kind }) => kind === "dense").slice(0, -1);
      const tried = kernels.flatMap(({ id, params }) =>
        [1, 2, 3, 4, 5, 6]
          .filter((units) => units > Math.max(2, Number(params.units)))
          .filter((units) => obstructionOf(setNodeParams(network, id, { units })) === undefined)
          .map((units) => ({ node: id, units })),
      );
      const first = tried[0];
      expect(obstruction.units).toBe(first?.units);
      if (first) expect(obstruction.node).toBe(first.node);
    }),
    { numRuns: runs(2000) },
  );
  expect(found).toBeGreaterThan(runs(2000) / 10);
});
