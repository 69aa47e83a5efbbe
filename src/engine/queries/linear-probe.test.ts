/** The linear probes on networks that were really trained: what a line can do at every node, from one step's weights. */
import { expect, test } from "vitest";
import { lineScores, rightShare } from "../../core/math/linear-scores";
import { atCrossings, sheetPoints } from "../../core/math/sheet";
import { addChain, type ChainLink, denseChain } from "../../core/network/chain";
import { setTraining } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { createChosenEngine } from "../choose";
import type { LinearProbeAnswer, LinearProbeRequest } from "../protocol";
import { answered, evaluated, Listener, m2, probed, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer, type Trainer } from "../training/trainer";

const sheet = { domain: [-6, 6], lines: 9, refine: 2 } as const;
const everyone = (count: number) => Int32Array.from({ length: count }, (_, index) => index);

async function trained(network: Network) {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: undefined });
  return {
    trainer,
    listener,
    toEnd: async () => {
      const end = listener.state("finished");
      trainer.start();
      await end;
    },
  };
}

const linesOf = async (trainer: Trainer, request: LinearProbeRequest) =>
  answered(await trainer.linearProbe(request));

const accuracies = ({ nodes }: Extract<LinearProbeAnswer, { ok: true }>) =>
  [...nodes.values()].map(({ accuracy }) => accuracy);

test("a trained M2: no line gets far at the rings, one gets as far as the network before the last Dense", async () => {
  for (const seed of [1, 2, 3]) {
    const { trainer, toEnd } = await trained(setTraining(m2, { seed }));
    await toEnd();
    const answer = await linesOf(trainer, { samples: everyone(1000) });
    const [training] = await evaluated(trainer);
    expect(answer).toMatchObject({ count: 1000, classes: 2, chance: 0.5 });
    expect(answer.own).toBeCloseTo(training!.accuracy, 6);
    const found = accuracies(answer);
    expect(found).toHaveLength(9);
    expect(found[0]).toBeLessThan(0.75);
    // The last Dense and the Softmax are nodes 7 and 8: what enters the last Dense leaves node 6.
    expect(found[6]).toBeGreaterThanOrEqual(answer.own! - 0.005);
    expect(found[7]).toBeGreaterThanOrEqual(answer.own! - 0.005);
    trainer.dispose();
  }
});

const straight = ["dense", "dropout", "batchNormalization"];

test("no node does worse than an affine step after it, trained or not, Softmax, sigmoid, Dropout and BatchNorm among them", async () => {
  const links: readonly ChainLink[] = [
    { kind: "input" },
    { kind: "dense", params: { units: 3 } },
    { kind: "activation" },
    { kind: "dropout", params: { rate: 0.3 } },
    { kind: "dense", params: { units: 1 } },
    { kind: "activation", params: { function: "sigmoid" } },
  ];
  const one = setTraining(addChain(newNetwork("one output"), links), { loss: "binaryCrossentropy" });
  const normalised = addChain(newNetwork("normalised"), [
    { kind: "input" },
    { kind: "dense", params: { units: 4 } },
    { kind: "batchNormalization", params: { momentum: 0.9 } },
    { kind: "activation" },
    { kind: "layerNormalization" },
    { kind: "batchNormalization", params: { center: false } },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  for (const [network, last] of [
    [one, 3],
    [m2, 6],
    [normalised, 4],
    [addChain(newNetwork("two"), denseChain([2, 2, 2, 2], "relu")), 4],
  ] as const) {
    for (const seed of [1, 2]) {
      const { trainer, toEnd } = await trained(setTraining(network, { seed, epochs: 3 }));
      for (const when of ["fresh", "trained"]) {
        if (when === "trained") await toEnd();
        const answer = await linesOf(trainer, { samples: everyone(1000) });
        const found = accuracies(answer);
        network.nodes.forEach(({ kind }, index) => {
          const isStraight = straight.includes(kind) || index > last;
          // 32-bit values and the line's 64 bits may differ on an example that lies on the line.
          if (isStraight) expect(found[index - 1]).toBeGreaterThanOrEqual(found[index]! - 0.002);
        });
        expect(found[last]).toBeGreaterThanOrEqual(answer.own! - 0.002);
      }
      trainer.dispose();
    }
  }
});

test("a Dense that loses no direction changes nothing: a line stays a line", async () => {
  const { trainer, toEnd } = await trained(setTraining(m2, { epochs: 5 }));
  await toEnd();
  const found = accuracies(await linesOf(trainer, { samples: everyone(1000) }));
  // 2 → 4 units and 2 → 2: the same best line, up to 32-bit rounding at its edge.
  for (const dense of [1, 5]) expect(Math.abs(found[dense]! - found[dense - 1]!)).toBeLessThan(0.005);
  trainer.dispose();
});

test("weights, scores and accuracy say the same", async () => {
  const { trainer } = await trained(m2);
  const samples = everyone(1000);
  const answer = await linesOf(trainer, { samples, sheet });
  const data = await trainer.data({ dataset: m2.dataset, split: m2.split });
  if (!data.ok) throw new Error(data.text);
  const values = await probed(trainer, data.data.x);
  const plane = atCrossings(sheet, sheetPoints(sheet), 2);
  const crossings = await probed(trainer, plane);
  for (const [id, node] of answer.nodes) {
    const scores = lineScores(node, values.get(id)!);
    expect(rightShare(scores, data.data.labels, 2)).toBeCloseTo(node.accuracy, 2);
    expect(node.scores).toEqual(lineScores(node, crossings.get(id)!));
    expect(node.weights).toHaveLength(2 * node.width);
  }
  trainer.dispose();
});

test("while training: all of it is of one step, and the run ends where it would have ended", async () => {
  const network = setTraining(m2, { epochs: 40 });
  const alone = await trained(network);
  await alone.toEnd();
  const watched = await trained(network);
  const end = watched.listener.state("finished");
  watched.trainer.start();
  const answers: Extract<LinearProbeAnswer, { ok: true }>[] = [];
  while (watched.listener.progress.state !== "finished") {
    answers.push(await linesOf(watched.trainer, { samples: everyone(1000) }));
  }
  await end;
  expect(answers.length).toBeGreaterThan(0);
  expect(await watched.trainer.weights()).toEqual(await alone.trainer.weights());
  const last = answers.at(-1)!;
  expect(last.progress.step).toBeLessThanOrEqual(watched.listener.progress.step);
  alone.trainer.dispose();
  watched.trainer.dispose();
});

test("asked for longer it goes on where it was, to lines that are exact in one unit and in two", async () => {
  const { trainer, toEnd } = await trained(setTraining(m2, { epochs: 5 }));
  await toEnd();
  const samples = everyone(1000);
  let answer = await linesOf(trainer, { samples });
  expect(answer.mayImprove).toBe(true);
  let before = answer;
  while (answer.mayImprove) {
    before = answer;
    answer = await linesOf(trainer, { samples, longer: true });
    for (const [id, { accuracy }] of answer.nodes)
      expect(accuracy).toBeGreaterThanOrEqual(before.nodes.get(id)!.accuracy);
  }
  for (const { width, isExact, doubt } of answer.nodes.values())
    if (width <= 2) expect([isExact, doubt]).toEqual([true, 0]);
  // Asked again, what is known of these weights is answered, though the answer was handed over.
  const copy = structuredClone(answer.nodes);
  const [first] = answer.nodes.values();
  structuredClone(first, { transfer: [first!.weights.buffer, first!.bias.buffer] });
  expect((await linesOf(trainer, { samples })).nodes).toEqual(copy);
  // A weight set by hand is another question, though the step is the same; only the examples themselves stay as they are.
  const [layer] = await trainer.weights();
  await trainer.setWeight({ node: layer![0], array: "kernel", index: 0, value: 3 });
  const other = await linesOf(trainer, { samples, longer: true });
  expect(other.nodes).not.toEqual(copy);
  const [input, ...others] = other.nodes.values();
  expect(input!.isExact).toBe(true);
  expect(others.some(({ isExact }) => !isExact)).toBe(true);
  trainer.dispose();
});

test("the lines in the end do not depend on how often the work was interrupted", async () => {
  const network = setTraining(addChain(newNetwork("three"), denseChain([2, 3, 2], "tanh")), { epochs: 2 });
  const samples = everyone(300);
  const ends = await Promise.all(
    [0, 1].map(async (way) => {
      const { trainer, toEnd } = await trained(network);
      await toEnd();
      for (let asked = 0; ; asked++) {
        // One of the two is disturbed by questions about other examples in between, which begin anew.
        if (way === 1 && asked === 3) await linesOf(trainer, { samples: everyone(100) });
        const answer = await linesOf(trainer, { samples, longer: true });
        if (!answer.mayImprove) return answer.nodes;
      }
    }),
  );
  expect(ends[0]).toEqual(ends[1]);
});

test("wide inputs, many classes and few examples", async () => {
  const network = addChain(newNetwork("wide"), denseChain([2, 100, 2], "relu"));
  const { trainer } = await trained(network);
  const answer = await linesOf(trainer, { samples: everyone(1000), sheet });
  const wide = [...answer.nodes.values()][2]!;
  expect(wide).toMatchObject({ width: 100 });
  expect(wide.axes).toBeLessThanOrEqual(64);
  expect(wide.scores).toHaveLength(2 * 81);
  // The plane in a hundred directions of relu: a line there parts more than one on the plane.
  expect(wide.accuracy).toBeGreaterThan([...answer.nodes.values()][0]!.accuracy);
  trainer.dispose();
});

test("what cannot be answered is said; another network ends the work", async () => {
  const trainer = createTrainer(createChosenEngine, systemClock());
  new Listener(trainer);
  expect(await trainer.linearProbe({ samples: everyone(3) })).toEqual({
    ok: false,
    run: 0,
    text: "No network is loaded.",
  });
  await trainer.load({ run: 1, network: smallNetwork(), pace: undefined });
  expect(await trainer.linearProbe({ samples: Int32Array.of(120) })).toEqual({
    ok: false,
    run: 1,
    text: "There is no example 120: this data set has 120.",
  });
  const pending = trainer.linearProbe({ samples: everyone(120) });
  await trainer.load({ run: 2, network: m2, pace: undefined });
  expect((await pending).ok).toBe(false);
  // Of an unfinished network the nodes there are, and no accuracy of its own.
  const unfinished = addChain(newNetwork("unfinished"), denseChain([2, 4, 2], "tanh").slice(0, 3));
  await trainer.load({ run: 3, network: unfinished, pace: undefined });
  const preview = await linesOf(trainer, { samples: everyone(50) });
  expect(preview.own).toBeUndefined();
  expect(preview.nodes.size).toBe(3);
  trainer.dispose();
});
