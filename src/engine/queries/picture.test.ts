/** Pictures: each from one moment's weights, every node laid flat as the answer says, and never in a pause's way. */
import { expect, test } from "vitest";
import { principalAxes } from "../../core/math/pca";
import { rasterPoints, sheetPoints, sheetSize } from "../../core/math/sheet";
import { type ChainLink, denseChain } from "../../core/network/chain";
import type { Network, NodeId } from "../../core/network/network";
import type { NodePicture, PictureRequest } from "../protocol";
import { tensorflowEngine } from "../tensorflow/load";
import { testedEngines } from "../testing/engines";
import { answered, Listener, m2, probed, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import type { EngineFactory } from "../training/prepare";
import { createTrainer, type Trainer } from "../training/trainer";

const sheet = { domain: [-6, 6], lines: 5, refine: 2 } as const;
const request: PictureRequest = {
  sheet,
  samples: Int32Array.of(0, 7, 119),
  points: Float32Array.of(1, -2, 3, 4),
};

async function loaded(network: Network, create: EngineFactory = tensorflowEngine) {
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: undefined });
  return { trainer, listener };
}

async function taken(trainer: Trainer, wanted: PictureRequest = request) {
  return answered(await trainer.picture(wanted));
}

const oneWide: readonly ChainLink[] = [
  { kind: "input" },
  { kind: "dense", params: { units: 1 } },
  { kind: "activation" },
  { kind: "dense", params: { units: 2 } },
  { kind: "softmax" },
];

test("nodes of two units are shown as they are, of one unit on the horizontal axis", async () => {
  const network = smallNetwork({}, oneWide);
  const { trainer } = await loaded(network);
  const { nodes } = await taken(trainer);
  const [input, dense] = network.nodes.map(({ id }) => nodes.get(id)!);
  expect(nodes.size).toBe(5);
  expect(input!.projection).toEqual({ kind: "plane" });
  expect(input!.sheet).toEqual(sheetPoints(sheet));
  expect(input!.points).toEqual(request.points);
  expect(input!.data).toHaveLength(6);
  expect(dense).toMatchObject({ width: 1, projection: { kind: "line" } });
  expect(dense!.sheet).toHaveLength(2 * sheetSize(sheet));
  const values = (await probed(trainer, request.points)).get(network.nodes[1]!.id)!;
  expect([...dense!.points]).toEqual([values[0], 0, values[1], 0]);
});

test("samples are the examples asked for", async () => {
  const network = smallNetwork();
  const { trainer } = await loaded(network);
  const { nodes } = await taken(trainer);
  const data = await trainer.data({ dataset: network.dataset, split: network.split });
  if (!data.ok) throw new Error(data.text);
  const expected = [0, 7, 119].flatMap((index) => [...data.data.x.slice(2 * index, 2 * index + 2)]);
  expect([...nodes.get(network.nodes[0]!.id)!.data]).toEqual(expected);
});

/** Where a node's values lie in the plane of its picture's axes, computed anew. */
function flattened({ projection, width }: NodePicture, values: Float32Array): number[] {
  if (projection.kind !== "principal") throw new Error("This node is not projected.");
  const { axes, mean } = projection;
  return Array.from({ length: values.length / width }, (_, point) =>
    [0, 1].map((axis) => {
      let sum = 0;
      for (let unit = 0; unit < width; unit++) {
        sum += (values[point * width + unit]! - mean[unit]!) * axes[axis * width + unit]!;
      }
      return sum;
    }),
  ).flat();
}

test("wider nodes are shown along the principal axes of the sheet's crossings", async () => {
  const { trainer } = await loaded(m2);
  const { nodes } = await taken(trainer);
  const dense = m2.nodes[1]!.id;
  const picture = nodes.get(dense)!;
  expect(picture.width).toBe(4);
  const values = (
    await probed(trainer, picture.sheet.length > 0 ? sheetPoints(sheet) : new Float32Array(0))
  ).get(dense)!;
  for (const [at, value] of flattened(picture, values).entries())
    expect(picture.sheet[at]).toBeCloseTo(value, 4);
  // An affine image of the plane is a plane: its own two axes show all of it.
  expect(picture.projection).toMatchObject({ kind: "principal" });
  if (picture.projection.kind !== "principal") return;
  expect(picture.projection.share).toBeCloseTo(1, 5);
  const crossings = (await probed(trainer, sheetPoints({ ...sheet, refine: 1 }).slice(0, 50))).get(dense)!;
  expect(picture.projection.axes).toEqual(principalAxes(crossings, 4).axes);
});

test("a node too wide for all crossings is projected from an even part of them", async () => {
  const { trainer } = await loaded(smallNetwork({}, denseChain([2, 300, 2], "tanh")));
  const wanted = { ...request, sheet: { ...sheet, lines: 41, refine: 1 } };
  const { nodes } = await taken(trainer, wanted);
  const [, dense] = [...nodes.values()];
  expect(dense!.projection).toMatchObject({ kind: "principal" });
  if (dense!.projection.kind === "principal") expect(dense!.projection.share).toBeCloseTo(1, 4);
});

test("from picture to picture the axes keep their sense, while the weights move", async () => {
  const { trainer } = await loaded(m2);
  const activation = m2.nodes[2]!.id;
  const axesNow = async () => {
    const { projection } = (await taken(trainer)).nodes.get(activation)!;
    if (projection.kind !== "principal") throw new Error("This node is not projected.");
    return projection.axes;
  };
  let before = await axesNow();
  for (let epoch = 0; epoch < 12; epoch++) {
    await trainer.epoch();
    const after = await axesNow();
    for (const start of [0, 4]) {
      const along = after
        .slice(start, start + 4)
        .reduce((sum, value, at) => sum + value * before[start + at]!, 0);
      expect(along).toBeGreaterThan(0.7);
    }
    before = after;
  }
});

test("the raster is the output over the plane, in image order", async () => {
  const network = smallNetwork();
  const { trainer } = await loaded(network);
  const { raster, nodes } = await taken(trainer, { ...request, raster: 7, nodes: [] });
  expect(nodes.size).toBe(0);
  expect(raster).toMatchObject({ size: 7, outputs: 2 });
  const output = network.nodes.at(-1)!.id;
  expect(raster!.values).toEqual((await probed(trainer, rasterPoints([-6, 6], 7), [output])).get(output));
});

test("only the nodes asked for are answered; strangers are passed over", async () => {
  const network = smallNetwork();
  const { trainer } = await loaded(network);
  const id = network.nodes[2]!.id;
  const { nodes } = await taken(trainer, { ...request, nodes: [id, "stranger" as NodeId] });
  expect([...nodes.keys()]).toEqual([id]);
});

test("a picture of examples that are not there is refused in a sentence, and nothing fails", async () => {
  const { trainer, listener } = await loaded(smallNetwork());
  const answer = await trainer.picture({ ...request, samples: Int32Array.of(120) });
  expect(answer).toEqual({ ok: false, run: 1, text: "There is no example 120: this data set has 120." });
  expect(listener.events.some((event) => event.type === "failed")).toBe(false);
});

test("all of a picture comes from one step's weights, taken while the run goes on", async () => {
  // Wide enough that the picture is made in many pieces, between which steps could slip in.
  const network = smallNetwork({ epochs: 1000 }, denseChain([2, 60, 60, 2], "tanh"));
  const { trainer } = await loaded(network);
  const wanted = { ...request, sheet: { ...sheet, lines: 11, refine: 3 }, raster: 20 };
  trainer.start();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const first = await taken(trainer, wanted);
  expect(first.progress.state).toBe("running");
  await trainer.pause();

  const again = await loaded(network);
  for (let step = 0; step < first.progress.step; step++) await again.trainer.step();
  const still = await taken(again.trainer, wanted);
  expect(still.raster).toEqual(first.raster);
  const [output] = [...first.nodes.keys()].slice(-1);
  expect(still.nodes.get(output!)!.sheet).toEqual(first.nodes.get(output!)!.sheet);
});

test("a pause does not wait for a picture", async () => {
  const { trainer, listener } = await loaded(
    smallNetwork({ epochs: 1000 }, denseChain([2, 150, 150, 2], "tanh")),
  );
  trainer.start();
  await new Promise((resolve) => setTimeout(resolve, 30));
  const order: string[] = [];
  const wanted = { ...request, sheet: { ...sheet, lines: 41, refine: 2 } };
  const picture = trainer.picture(wanted).then(() => order.push("picture"));
  await new Promise((resolve) => setTimeout(resolve, 0));
  await trainer.pause().then(() => order.push("pause"));
  expect(listener.progress.state).toBe("paused");
  await picture;
  expect(order).toEqual(["pause", "picture"]);
});

test("whole values and weights come along where they are asked for, from the same step", async () => {
  const network = m2;
  const { trainer } = await loaded(network);
  await trainer.epoch();
  const answer = await taken(trainer, { ...request, whole: 4, weights: true });
  const values = await probed(trainer, sheetPoints(sheet));
  for (const [id, { width, whole }] of answer.nodes) {
    if (width <= 2) expect(whole).toBeUndefined();
    else {
      expect(whole?.sheet).toEqual(values.get(id));
      expect(whole?.data).toHaveLength(3 * width);
      expect(whole?.points).toHaveLength(2 * width);
    }
  }
  expect([...answer.nodes.values()].filter(({ whole }) => whole)).toHaveLength(2);
  expect(answer.weights).toEqual(await trainer.weights());
  const plain = await taken(trainer, { ...request, whole: 3, weights: false });
  expect([...plain.nodes.values()].some(({ whole }) => whole)).toBe(false);
  expect(plain).not.toHaveProperty("weights");
});

test("a picture brings a map of each unit: what a probe of the same places gives", async () => {
  for (const { create } of testedEngines) {
    const { trainer } = await loaded(smallNetwork(), create);
    const domain = [-6, 6] as const;
    const { maps: brought } = await taken(trainer, { ...request, maps: { size: 6, most: 3 } });
    const everywhere = await probed(trainer, rasterPoints(domain, 6));
    expect([...brought!.nodes.keys()]).toEqual([...everywhere.keys()]);
    for (const [node, maps] of brought!.nodes) {
      const values = everywhere.get(node) ?? new Float32Array();
      const width = values.length / 36;
      expect(maps.length).toBe(36 * Math.min(3, width));
      for (const [at, value] of maps.entries()) {
        expect(value).toBe(values[(at % 36) * width + Math.floor(at / 36)]);
      }
    }
  }
});
