/** The neuron picture's promises: everything has its place, its number and a way there; nothing stands on another. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { checkNetwork } from "../../core/compiler/check";
import { addChain, denseChain } from "../../core/network/chain";
import type { Checkpoint } from "../../core/network/checkpoint";
import { addNode, addWire } from "../../core/network/edit";
import { LIMITS, type Network } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { largeNetworks } from "../../core/testing/large-networks";
import { parseHex } from "../kit/colour";
import { boxOf, overlaps } from "../kit/labels";
import { picturePoint } from "../kit/points";
import { signedPixels } from "../kit/signed-pixels";
import { darkTheme, lightTheme } from "../kit/theme";
import { moveFrom, nameOfItem, pickNeuron, placeOf, weightPlace } from "./items";
import { neuronLayers } from "./layers";
import { isSameItem, type NeuronItem } from "./neuron-item";
import { type NeuronsInput, neuronsView } from "./view-model";

/** Weights that tell where they lie: 1, 2, 3 … through the arrays. */
function countedWeights(network: Network): Checkpoint {
  const check = checkNetwork(network);
  return new Map(
    [...check.weights]
      .filter(([, arrays]) => arrays.length > 0)
      .map(([id, arrays]) => [
        id,
        arrays.map(({ name, shape }) => ({
          name,
          shape,
          values: Float32Array.from(
            { length: shape.reduce((product, size) => product * size, 1) },
            (_, index) => (index % 2 === 0 ? 1 : -1) * (index + 1),
          ),
        })),
      ]),
  );
}

const layersOf = (network: Network, weights: Checkpoint | undefined = countedWeights(network)) =>
  neuronLayers(network, checkNetwork(network), weights);
const chain = (...widths: number[]) => addChain(newNetwork(), denseChain(widths, "tanh"));
const m2 = layersOf(chain(2, 4, 2, 2, 2));
const viewOf = (change: Partial<NeuronsInput> = {}) =>
  neuronsView({ layers: m2, width: 700, height: 340, ...change });

test("an activation is drawn with its Dense; weights, biases and units are the network's", () => {
  expect(m2.map(({ name, units }) => `${name} ${units}`)).toHaveLength(6);
  expect(m2.map(({ units }) => units)).toEqual([2, 4, 2, 2, 2, 2]);
  const view = viewOf();
  expect(view.units).toHaveLength(14);
  expect(view.lines).toHaveLength(2 * 4 + 4 * 2 + 2 * 2 + 2 * 2);
  expect(view.plain).toHaveLength(4);
  for (const { item, value } of view.lines) {
    expect(value).toBe(m2[item.layer]?.kernel?.[item.input * (m2[item.layer]?.units ?? 0) + item.unit]);
  }
  expect(view.units.filter(({ bias }) => bias !== undefined)).toHaveLength(4 + 2 + 2 + 2);
});

test("a normalisation is a layer of its own: BatchNorm joins unit to unit, LayerNorm every unit to every unit", () => {
  const layers = layersOf(
    addChain(newNetwork(), [
      { kind: "input" },
      { kind: "dense", params: { units: 3 } },
      { kind: "batchNormalization" },
      { kind: "layerNormalization" },
      { kind: "dense" },
      { kind: "softmax" },
    ]),
  );
  expect(layers.map(({ type, joins }) => [type, joins[0]?.kind])).toEqual([
    ["InputLayer", undefined],
    ["Dense", "weights"],
    ["BatchNormalization", "same"],
    ["LayerNormalization", "all"],
    ["Dense", "weights"],
    ["Softmax", "all"],
  ]);
});

test("a line is as wide as its weight is large, on one scale that holds all of them", () => {
  const { lines, scale } = viewOf();
  expect(scale).toBe(10);
  const ordered = [...lines].sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
  for (const [index, { value, width }] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && Math.abs(value) > Math.abs(before.value)) expect(width).toBeGreaterThan(before.width);
    expect(Math.abs(value)).toBeLessThanOrEqual(scale);
  }
  const [first, second] = [ordered[0]!, ordered.at(-1)!];
  const share = (line: typeof first) => (line.width - 0.7) / Math.abs(line.value);
  expect(share(first)).toBeCloseTo(share(second), 9);
});

test("any chain in any room: units are targets, stand apart, and lie in the picture", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 0, max: 1600 }),
      fc.integer({ min: 0, max: 900 }),
      (widths, width, height) => {
        const view = neuronsView({ layers: layersOf(chain(...widths)), width, height });
        expect(view.layout.side).toBeGreaterThanOrEqual(24);
        const boxes = view.units.map(({ box }) => box);
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.left + box.width).toBeLessThanOrEqual(view.layout.width);
          expect(box.top + box.height).toBeLessThanOrEqual(view.layout.height - view.legend.height);
          expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
        }
        for (const { layer, shown, more } of view.layout.layers) {
          const units = [...widths, widths.at(-1)!][layer]!;
          expect(shown + more).toBe(units);
          if (units <= 12) expect(more).toBe(0);
          else expect(shown).toBeLessThanOrEqual(12);
        }
        expect(view.more).toHaveLength(view.layout.layers.filter(({ more }) => more > 0).length);
      },
    ),
    { numRuns: runs(50) },
  );
});

test("how many units are left out is said", () => {
  const view = neuronsView({ layers: layersOf(chain(2, 1000, 2)), width: 600, height: 300 });
  const { shown } = view.layout.layers[1]!;
  expect(view.more.map(({ text }) => text)).toEqual([`… ${1000 - shown} more`]);
  expect(view.lines.every(({ item }) => item.unit < 12 && item.input < 12)).toBe(true);
});

test("what is pointed at is what stands there", () => {
  const view = viewOf();
  const items: NeuronItem[] = [...view.units.map(({ item }) => item), ...view.lines.map(({ item }) => item)];
  for (const item of items) {
    const at = placeOf(view, item)!;
    const found = pickNeuron(view, at);
    // Two lines may cross at their middles; then either is what stands there.
    const isCrossing =
      found?.kind === "weight" &&
      Math.hypot(placeOf(view, found)![0] - at[0], placeOf(view, found)![1] - at[1]) < 12;
    expect(found && (isSameItem(found, item) || isCrossing)).toBe(true);
  }
  expect(pickNeuron(view, picturePoint(2, 330))).toBeUndefined();
});

test("arrow keys reach every unit and every weight, and each step can be seen", () => {
  for (const widths of [
    [2, 4, 2, 2, 2],
    [2, 30, 5, 3],
    [1, 1],
  ]) {
    const layers = layersOf(chain(...widths));
    const view = neuronsView({ layers, width: 500, height: 300 });
    const all: NeuronItem[] = [...view.units.map(({ item }) => item), ...view.lines.map(({ item }) => item)];
    const reached: NeuronItem[] = [all[0]!];
    for (let index = 0; index < reached.length; index++) {
      for (const key of ["up", "down", "left", "right", "first", "last"] as const) {
        const next = moveFrom(view, reached[index]!, key);
        expect(placeOf(view, next)).toBeDefined();
        if (!reached.some((item) => isSameItem(item, next))) reached.push(next);
      }
    }
    expect(reached).toHaveLength(all.length);
  }
});

test("a weight's place is where its number lies, and its name says the number", () => {
  for (const { item, value } of viewOf().lines) {
    const place = weightPlace(m2, item);
    expect(place?.array).toBe("kernel");
    expect(m2[item.layer]?.kernel?.[place?.index ?? -1]).toBe(value);
    expect(nameOfItem(m2, item)).toContain(`${Math.abs(value)}`);
    expect(nameOfItem(m2, item)).toMatch(/^weight from .*, unit \d+, to .*, unit \d+: −?\d+$/);
  }
  expect(weightPlace(m2, { kind: "unit", layer: 0, unit: 0 })).toBeUndefined();
  expect(nameOfItem(m2, { kind: "unit", layer: 0, unit: 1 })).toMatch(/unit 2 of 2: no bias$/);
  expect(weightPlace(m2, { kind: "unit", layer: 1, unit: 3 })).toMatchObject({ array: "bias", index: 3 });
});

test("values never stand on one another, and those looked at are all there", () => {
  for (const focus of [
    undefined,
    { kind: "unit", layer: 2, unit: 0 },
    { kind: "weight", layer: 1, from: 0, input: 1, unit: 2 },
  ] as const) {
    for (const width of [360, 700, 1300]) {
      const view = viewOf({ focus, width, height: 500 });
      const boxes = view.values.map(boxOf);
      for (const [index, box] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      }
      if (focus?.kind === "unit") expect(view.values).toHaveLength(4 + 2);
      if (focus?.kind === "weight") expect(view.values).toHaveLength(1);
    }
  }
  expect(viewOf({ width: 1300, height: 500 }).values.length).toBeGreaterThan(15);
});

test("maps have one scale a layer, and the line where a unit is zero", () => {
  const size = 8;
  const ramp = (slope: number) =>
    Float32Array.from({ length: size * size }, (_, cell) => slope * ((cell % size) - 3.5));
  const maps = {
    size,
    nodes: new Map([
      [m2[1]!.id as string, Float32Array.from([1, 2, 3, 4].flatMap((slope) => [...ramp(slope)]))],
    ]),
  };
  const units = viewOf({ maps }).units.filter(({ item }) => item.layer === 1);
  expect(new Set(units.map(({ scale }) => scale))).toEqual(new Set([15]));
  for (const { zero, map } of units) {
    expect(map?.values).toHaveLength(size * size);
    expect(zero.length).toBeGreaterThan(0);
    for (let index = 0; index < zero.length; index += 2) expect(zero[index]).toBeCloseTo(0.5, 6);
  }
  expect(viewOf({ maps }).units.find(({ item }) => item.layer === 2)?.map).toBeUndefined();
});

test("a map's pixels: the panel at zero, the ends' hues on either side, nothing where there is no number", () => {
  const values = Float32Array.of(-2, 0, 2, Number.NaN);
  for (const theme of [lightTheme, darkTheme]) {
    const pixels = signedPixels({ columns: 2, rows: 2, values }, 2, theme);
    const pixel = (cell: number) => [...pixels.subarray(4 * cell, 4 * cell + 4)];
    expect(pixel(1)).toEqual([...parseHex(theme.panel), 255]);
    expect(pixel(3)).toEqual([0, 0, 0, 0]);
    const [purple, green] = [pixel(0), pixel(2)];
    expect(green[1]).toBeGreaterThan(Math.max(green[0]!, green[2]!));
    expect(purple[1]).toBeLessThan(Math.min(purple[0]!, purple[2]!));
  }
});

test("weights that are not finite are counted and keep no scale from the others", () => {
  const layers = m2.map((layer, index) =>
    index === 2
      ? { ...layer, kernel: layer.kernel!.map((value, at) => (at < 2 ? Number.NaN : value)) }
      : layer,
  );
  const view = viewOf({ layers });
  expect(view.notFinite).toBe(2);
  expect(view.scale).toBe(10);
});

test("weights that do not fit the layer yet are not drawn as if they did", () => {
  const other = countedWeights(chain(2, 6, 2));
  const small = chain(2, 4, 2);
  const ids = small.nodes.map(({ id }) => id);
  const renamed = new Map(
    [...other].map(([, arrays], index) => [ids.filter((_, at) => at % 2 === 1)[index]!, arrays]),
  );
  const layers = neuronLayers(small, checkNetwork(small), renamed);
  expect(layers[1]?.kernel).toBeUndefined();
  expect(neuronsView({ layers, width: 400, height: 300 }).lines).toHaveLength(0);
});

test("branches stand in one column, and each unit of a concatenation comes from its own", () => {
  let network = addChain(newNetwork(), [{ kind: "input" }, { kind: "dense", params: { units: 2 } }]);
  const [input, first] = network.nodes;
  const second = addNode(network, "dense", { x: 0, y: 0 }, { units: 3 });
  network = addWire(second.network, input!.id, second.node, "x");
  const both = addNode(network, "concatenate", { x: 0, y: 0 });
  network = addWire(both.network, first!.id, both.node, "a");
  network = addWire(network, second.node, both.node, "b");
  const layers = layersOf(network);
  expect(layers.map(({ depth, units }) => [depth, units])).toEqual([
    [0, 2],
    [1, 2],
    [1, 3],
    [2, 5],
  ]);
  const view = neuronsView({ layers, width: 600, height: 400 });
  expect(view.plain).toHaveLength(5);
  expect(view.lines).toHaveLength(4 + 6);
  const boxes = view.units.map(({ box }) => box);
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
  }
});

test("a network without nodes is an empty picture, not a fault", () => {
  const view = neuronsView({ layers: layersOf(newNetwork()), width: 300, height: 200 });
  expect(view.units).toHaveLength(0);
});

test("the units of a network as large as a file may hold are known at once", () => {
  const network = largeNetworks["a chain that trains"](LIMITS.nodes);
  const check = checkNetwork(network);
  const begun = performance.now();
  expect(neuronLayers(network, check, undefined)).toHaveLength(LIMITS.nodes / 2 + 1);
  expect(performance.now() - begun).toBeLessThan(2000);
});
