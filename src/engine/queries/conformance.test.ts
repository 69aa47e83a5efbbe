/** What every question to a trainer keeps to, whatever it shows: the list is walked, so no question can be untested. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "../../core/network/chain";
import { setTraining } from "../../core/network/edit";
import type { Network, NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { createChosenEngine } from "../choose";
import type { Engine } from "../engine";
import { answered, Listener, m2, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import type { EngineFactory } from "../training/prepare";
import { createTrainer, type Trainer } from "../training/trainer";
import { buffersIn } from "../transfer";
import { type QueryMethods, type QueryName, queryNames } from "./list";
import type { Answer } from "./query";

const domain = [-6, 6] as const;
const samples = Int32Array.of(0, 7, 60, 119);
const firstDense = ({ nodes }: Network) => nodes.find(({ kind }) => kind === "dense")?.id as NodeId;

/** What each is asked with: everything it can show. */
const examples = {
  picture: () => [
    {
      sheet: { domain, lines: 9, refine: 2 },
      samples,
      points: Float32Array.of(1, -2, 3, 4),
      whole: 64,
      weights: true,
      raster: 8,
      maps: { size: 6, most: 3 },
    },
  ],
  linearProbe: () => [{ samples, sheet: { domain, lines: 9, refine: 1 } }],
  cloud: ({ dataset, nodes }) => [
    {
      dataset,
      domain,
      points: 90_000,
      rasters: nodes.map(({ id: node }) => ({ node, square: { cx: 0.3, cy: -0.2, half: 3 }, size: 16 })),
    },
  ],
  probe: () => [Float32Array.of(1, -2, 3, 4)],
  matrixFacts: (network) => [firstDense(network)],
  evaluate: () => [],
  snapshot: () => [],
} satisfies { readonly [Name in QueryName]: (network: Network) => Parameters<QueryMethods[Name]> };

const endless = (widths: readonly number[]) =>
  setTraining(addChain(newNetwork("endless"), denseChain(widths, "tanh")), { epochs: 1_000_000 });
const network = endless([2, 5, 2]);
/** Pictures of wide nodes keep close to the picture before, so they depend on more than a step. */
const narrow = endless([2, 2, 2]);

function ask(trainer: Trainer, name: QueryName, of: Network): Promise<Answer<object>> {
  const method = trainer[name] as (...request: readonly unknown[]) => Promise<Answer<object>>;
  return method(...examples[name](of));
}

async function loaded(of: Network, create: EngineFactory = createChosenEngine) {
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  answered(await trainer.load({ run: 1, network: of, pace: undefined }));
  return { trainer, listener, failures: () => listener.events.filter(({ type }) => type === "failed") };
}

/** An answer without what depends on the clock, on whether the run goes on, and on what was told before. */
function shown(answer: Answer<{ readonly records?: unknown }>) {
  const { progress, took, records, ...rest } = answered(answer);
  return { ...rest, step: progress.step, hasTaken: took >= 0 };
}

test.each(queryNames)("%s is refused in a sentence where no network is loaded", async (name) => {
  const trainer = createTrainer(createChosenEngine, systemClock());
  expect(await ask(trainer, name, network)).toEqual({ ok: false, run: 0, text: "No network is loaded." });
  // Of one that was refused, too.
  await trainer.load({ run: 3, network: newNetwork("nothing"), pace: undefined });
  expect(await ask(trainer, name, network)).toEqual({ ok: false, run: 3, text: "No network is loaded." });
});

test.each(queryNames)("%s of an unfinished network shows what there is, or says why not", async (name) => {
  const unfinished = addChain(newNetwork("unfinished"), denseChain([2, 5, 2], "tanh").slice(0, 3));
  const { trainer, failures } = await loaded(unfinished);
  const answer = await ask(trainer, name, unfinished);
  expect(answer.run).toBe(1);
  if (answer.ok) expect(answer.progress).toMatchObject({ run: 1, state: "empty", step: 0 });
  else expect(answer.text).toMatch(/^[A-Z].*\.$/);
  expect(failures()).toEqual([]);
  trainer.dispose();
});

test.each(queryNames)("%s shows the weights of one step, whatever is trained meanwhile", async (name) => {
  const running = await loaded(narrow);
  running.trainer.start();
  const answers: Answer<object>[] = [];
  for (let count = 0; count < 4; count++) answers.push(await ask(running.trainer, name, narrow));
  await running.trainer.pause();
  for (const answer of answers) {
    // The same question to a run that was brought to just that step and stands still.
    const still = await loaded(narrow);
    const { step, stepsPerEpoch } = answered(answer).progress;
    for (let epoch = 0; epoch < Math.floor(step / stepsPerEpoch); epoch++) await still.trainer.epoch();
    for (let rest = 0; rest < step % stepsPerEpoch; rest++) await still.trainer.step();
    expect(shown(answer)).toEqual(shown(await ask(still.trainer, name, narrow)));
    still.trainer.dispose();
  }
  // Steps were taken meanwhile, or nothing is shown.
  expect(answered(answers.at(-1)!).progress.step).toBeGreaterThan(0);
  running.trainer.dispose();
});

test.each(queryNames)("%s changes nothing that is trained", async (name) => {
  const [asked, alone] = [await loaded(network), await loaded(network)];
  for (let round = 0; round < 3; round++) {
    await Promise.all([asked.trainer.step(), ask(asked.trainer, name, network)]);
    await Promise.all([ask(asked.trainer, name, network), asked.trainer.epoch()]);
    await alone.trainer.step();
    await alone.trainer.epoch();
  }
  expect(await asked.trainer.weights()).toEqual(await alone.trainer.weights());
  asked.trainer.dispose();
  alone.trainer.dispose();
});

test.each(queryNames)("%s hands its memory over and leaves the run its own", async (name) => {
  const { trainer } = await loaded(network);
  const before = shown(await ask(trainer, name, network));
  const given = await ask(trainer, name, network);
  structuredClone(given, { transfer: [...buffersIn(given)] });
  expect(shown(await ask(trainer, name, network))).toEqual(before);
  await trainer.step();
  expect(shown(await ask(trainer, name, network))).toMatchObject({ step: 1 });
  trainer.dispose();
});

test.each(queryNames)(
  "%s of a run that is replaced says so, and the next run is asked as ever",
  async (name) => {
    const { trainer, failures } = await loaded(network);
    trainer.start();
    const asked = [ask(trainer, name, network), ask(trainer, name, network)];
    await Promise.resolve();
    const other = smallNetwork();
    const load = trainer.load({ run: 2, network: other, pace: undefined });
    for (const answer of await Promise.all(asked)) {
      expect(answer.run).toBe(1);
      if (!answer.ok) expect(answer.text).toBe("Another network was loaded meanwhile.");
    }
    expect((await Promise.all(asked)).some(({ ok }) => !ok)).toBe(true);
    answered(await load);
    expect(shown(await ask(trainer, name, other))).toMatchObject({ run: 2, step: 0 });
    expect(failures()).toEqual([]);
    trainer.dispose();
  },
);

test.each(queryNames)(
  "%s that throws is an answer and an event, and the run can be asked again",
  async (name) => {
    let isBroken = false;
    const breakable = async (...parts: Parameters<EngineFactory>): Promise<Engine> => {
      const engine = await createChosenEngine(...parts);
      const orBreak =
        <Asked extends readonly unknown[], Given>(method: (...asked: Asked) => Given) =>
        (...asked: Asked): Given => {
          if (isBroken) throw new Error("The device is lost.");
          return method(...asked);
        };
      return {
        ...({} as Engine),
        name: engine.name,
        step: orBreak((batch, seed) => engine.step(batch, seed)),
        evaluate: orBreak((batch) => engine.evaluate(batch)),
        probe: orBreak((x, count, nodes, into) => engine.probe(x, count, nodes, into)),
        weights: orBreak(() => engine.weights()),
        setWeights: (checkpoint) => engine.setWeights(checkpoint),
        gradients: orBreak((batch) => engine.gradients(batch)),
        dispose: () => engine.dispose(),
      };
    };
    const { trainer, failures } = await loaded(m2, breakable);
    isBroken = true;
    expect(await ask(trainer, name, m2)).toEqual({ ok: false, run: 1, text: "The device is lost." });
    expect(failures()).toEqual([
      { type: "failed", run: 1, text: "At step 1 (epoch 1): The device is lost." },
    ]);
    isBroken = false;
    expect(shown(await ask(trainer, name, m2))).toMatchObject({ run: 1, step: 0 });
    trainer.dispose();
  },
);
