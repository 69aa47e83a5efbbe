/**
 * A moment of a run that is looked back at is, to the bit, what a fresh run of the same history shows that is stopped at that
 * step: on every engine, over pauses, changed settings and forks; and the run goes on beneath as if nobody had looked.
 */
import { expect, test } from "vitest";
import type { ChainLink } from "../../core/network/chain";
import { setSplit, setTraining } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import { createChosenEngine } from "../choose";
import type { KeptMoment, LoadRequest, TrainerApi } from "../protocol";
import { type TestedEngine, testedEngines } from "../testing/engines";
import { answered, Listener, smallNetwork } from "../testing/trained";
import { buffersIn } from "../transfer";
import { systemClock } from "./clock";
import { createTrainer } from "./trainer";

const links: readonly ChainLink[] = [
  { kind: "input" },
  { kind: "dense", params: { units: 5 } },
  { kind: "batchNormalization" },
  { kind: "activation", params: { function: "tanh" } },
  { kind: "dropout", params: { rate: 0.2 } },
  { kind: "dense", params: { units: 2 } },
  { kind: "softmax" },
];
const adam = { kind: "adam", params: { learningRate: 0.02 } };
const network = setSplit(smallNetwork({ epochs: 6, optimizer: adam, batchSize: 32 }, links), {
  kind: "share",
  share: 0.25,
  seed: 1,
});
/** Another rate, as one sets it in mid-run. */
const slower = setTraining(network, { optimizer: { kind: "adam", params: { learningRate: 0.003 } } });

/** One of each sort: how weights and the optimizer's memory are read and set is all that matters here. */
const sorts = ["TensorFlow.js", "relaxed SIMD", "SIMD on three threads", "plain JavaScript"];
const engines = testedEngines.filter(({ title }) => sorts.includes(title));

const picture = {
  sheet: { domain: [-6, 6] as const, lines: 7, refine: 2 },
  samples: Int32Array.of(0, 7, 60, 119),
  points: Float32Array.of(1, -2),
  whole: 64,
  weights: true,
  raster: 8,
};

/** Everything that a page shows of a run's weights, without what the clock says. */
async function shownBy(trainer: TrainerApi) {
  const answers = [
    await trainer.probe(picture.points),
    await trainer.evaluate(),
    await trainer.linearProbe({ samples: picture.samples }),
    await trainer.matrixFacts(network.nodes[1]?.id as never),
    await trainer.picture({
      ...picture,
      nodes: network.nodes.filter(({ kind }) => kind === "softmax").map(({ id }) => id),
    }),
  ].map((answer) => {
    const { progress: _, took: __, moment: ___, ...shown } = answered(answer);
    return shown;
  });
  return { answers, weights: await trainer.weights() };
}

async function loaded({ create }: TestedEngine, request: Partial<LoadRequest> = {}) {
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  const load = async (more: Partial<LoadRequest>) =>
    answered(await trainer.load({ run: 1, network, pace: undefined, ...more }));
  await load(request);
  return { trainer, listener, load };
}

/** What the page does where a setting changes: the run stops, and another load of it goes on from there. */
async function goOn({ trainer, load }: Awaited<ReturnType<typeof loaded>>, request: Partial<LoadRequest>) {
  const { weights: checkpoint, state, progress } = answered(await trainer.leave());
  return load({ checkpoint, epoch: progress.epoch, ...(state && { state }), ...request });
}

async function stepsTo(trainer: TrainerApi, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await trainer.step();
}

async function kept(trainer: TrainerApi): Promise<readonly KeptMoment[]> {
  return (await trainer.moments()).moments;
}

test.each(engines)(
  "$title: each moment is a fresh run stopped there, over a pause and another rate",
  async (engine) => {
    const long = await loaded(engine, { history: 1 });
    const { trainer } = long;
    await stepsTo(trainer, 5);
    const running = long.listener.state("running");
    void trainer.epoch();
    await running;
    await trainer.pause();
    // A step that was half done is taken to its end by a snapshot; then the next one may only end the epoch.
    while (answered(await trainer.snapshot()).progress.step < 7) await trainer.step();
    expect((await goOn(long, { network: slower, history: 1 })).isExact).toBe(true);
    const over = long.listener.state("finished");
    trainer.start();
    await over;
    const moments = await kept(trainer);
    // 90 examples in batches of 32.
    expect(moments.map(({ step }) => step)).toEqual([0, 3, 6, 9, 12, 15, 18]);
    expect(moments.every(({ isExact }) => isExact)).toBe(true);
    const end = await shownBy(trainer);
    const fresh = await loaded(engine, { history: 1 });
    let at = 0;
    for (const { id, step, epoch } of moments) {
      const looked = await trainer.lookAt(id);
      expect(looked).toMatchObject({ id, step, epoch });
      if (at < 7 && step >= 7) {
        await stepsTo(fresh.trainer, 7 - at);
        await goOn(fresh, { network: slower, history: 1 });
        at = 7;
      }
      await stepsTo(fresh.trainer, step - at);
      at = step;
      expect(answered(await trainer.probe(picture.points)).moment).toEqual(looked);
      expect(await shownBy(trainer)).toEqual(await shownBy(fresh.trainer));
    }
    await trainer.lookAt(undefined);
    expect(await shownBy(trainer)).toEqual(end);
    trainer.dispose();
    fresh.trainer.dispose();
  },
);

test.each(engines)(
  "$title: a fork goes on from its moment to the bit, and the run it left is there as it was",
  async (engine) => {
    const long = await loaded(engine, { history: 1 });
    for (let epoch = 0; epoch < 4; epoch++) await long.trainer.epoch();
    const before = await kept(long.trainer);
    const { step, id } = before[2] as KeptMoment;
    const left = answered(await long.trainer.snapshot());
    const moment = answered(await long.trainer.fork(id, 2));
    const fork = {
      network: slower,
      checkpoint: moment.weights,
      history: 2,
      state: moment.state,
    };
    expect((await long.load(fork)).isExact).toBe(true);
    expect((await kept(long.trainer)).map((one) => one.step)).toEqual([0, 3, 6]);
    await long.trainer.epoch();
    const fresh = await loaded(engine);
    await stepsTo(fresh.trainer, step);
    await goOn(fresh, { network: slower });
    await fresh.trainer.epoch();
    expect(await long.trainer.snapshot()).toMatchObject({
      weights: await fresh.trainer.weights(),
      state: answered(await fresh.trainer.snapshot()).state,
    });
    expect((await kept(long.trainer)).map((one) => one.step)).toEqual([0, 3, 6, 9]);
    // Undo: the run of before, with all its moments.
    await long.load({ checkpoint: left.weights, history: 1, ...(left.state && { state: left.state }) });
    expect((await kept(long.trainer)).map((one) => [one.id, one.step])).toEqual(
      before.map((one) => [one.id, one.step]),
    );
    long.trainer.dispose();
    fresh.trainer.dispose();
  },
);

const [anEngine] = engines.slice(-1) as [TestedEngine];

test("the run goes on beneath while somebody looks back, as if nobody did", async () => {
  const endless = setTraining(network, { epochs: 1_000_000 });
  const { trainer, listener } = await loaded(anEngine, { network: endless });
  await trainer.epoch();
  const [first] = (await kept(trainer)) as [KeptMoment];
  await trainer.lookAt(first.id);
  const still = await shownBy(trainer);
  trainer.start();
  for (let round = 0; round < 5; round++) expect(await shownBy(trainer)).toEqual(still);
  await trainer.pause();
  const { progress, weights, state } = answered(await trainer.snapshot());
  expect(progress.step).toBeGreaterThan(3);
  expect(listener.progress.step).toBe(progress.step);
  const fresh = await loaded(anEngine, { network: endless });
  await stepsTo(fresh.trainer, progress.step);
  expect(answered(await fresh.trainer.snapshot())).toMatchObject({ weights, state });
  trainer.dispose();
  fresh.trainer.dispose();
});

test("what is handed over of a moment is nobody else's memory: it can be had again", async () => {
  const { trainer } = await loaded(anEngine, { history: 1 });
  for (let epoch = 0; epoch < 2; epoch++) await trainer.epoch();
  const [, second] = (await kept(trainer)) as [KeptMoment, KeptMoment];
  const given = await trainer.fork(second.id, 2);
  const copy = structuredClone(given);
  structuredClone(given, { transfer: [...buffersIn(given)] });
  expect(await trainer.fork(second.id, 3)).toEqual(copy);
  await trainer.lookAt(second.id);
  expect(await trainer.weights()).toEqual(answered(copy).weights);
  trainer.dispose();
});

test("a reset forgets the moments and looks at the present; a load ends looking back", async () => {
  const long = await loaded(anEngine, { history: 1 });
  const { trainer } = long;
  await trainer.epoch();
  const [first] = (await kept(trainer)) as [KeptMoment];
  await trainer.lookAt(first.id);
  await goOn(long, { history: 1 });
  expect(answered(await trainer.probe(picture.points)).moment).toBeUndefined();
  expect(await kept(trainer)).toHaveLength(2);
  await trainer.lookAt(first.id);
  await trainer.reset();
  expect(answered(await trainer.probe(picture.points)).moment).toBeUndefined();
  expect(await kept(trainer)).toEqual([]);
  expect(await trainer.fork(first.id, 2)).toEqual({
    ok: false,
    text: "This moment is kept no longer. Choose another on the bar.",
  });
  trainer.dispose();
});

test("a large network's moments have no memory of the optimizer, which the fork says; of one too large there are none", async () => {
  const wide = (units: number): Network =>
    setTraining(
      smallNetwork({ epochs: 2 }, [
        { kind: "input" },
        { kind: "dense", params: { units } },
        { kind: "dense", params: { units } },
        { kind: "dense", params: { units: 2 } },
        { kind: "softmax" },
      ]),
      { batchSize: 120 },
    );
  const { trainer, listener } = await loaded(
    { ...anEngine, create: createChosenEngine },
    { network: wide(800), history: 1 },
  );
  await trainer.epoch();
  const { moments, bytes, budget } = await trainer.moments();
  expect(moments.map(({ isExact, step }) => [isExact, step])).toEqual([
    [false, 0],
    [false, 1],
  ]);
  expect(bytes).toBeGreaterThan(2 * 4 * listener.progress.stepsPerEpoch * 800 * 800);
  expect(bytes).toBeLessThan(budget);
  const fork = answered(await trainer.fork(moments[1]?.id as number, 2));
  expect(fork.state.optimizer).toBeUndefined();
  const request = { run: 2, network: wide(800), pace: undefined, checkpoint: fork.weights, history: 2 };
  const answer = await trainer.load({ ...request, state: fork.state });
  expect(answered(answer).isExact).toBe(false);
  expect(listener.progress).toMatchObject({ epoch: 1, step: 1 });
  answered(await trainer.load({ run: 3, network: wide(4000), pace: undefined }));
  await trainer.step();
  expect(await kept(trainer)).toEqual([]);
  trainer.dispose();
});
