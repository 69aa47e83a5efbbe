/**
 * A trainer that stops at a random step, in each way there is: what the page says names the step and the layer, another
 * trainer goes on, and the run's history is that of a run that nothing befell, to the bit.
 */
import { afterAll, expect, test } from "vitest";
import { allRuns } from "../scripts/runs";
import { openWatchedPage } from "./app/testing/page";
import { type MortalThread, startMortalThread } from "./app/testing/thread";
import { createRandom } from "./core/math/random";
import { denseChain } from "./core/network/chain";
import type { Network } from "./core/network/network";
import { createChosenEngine } from "./engine/choose";
import type { EpochRecord } from "./engine/protocol";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 20_000, interval: 5 };
const network = smallNetwork({ epochs: 5 });
/** By its weights: 2·4 + 4, where the other has 4·2 + 2. */
const [largest] = network.nodes.filter(({ kind }) => kind === "dense") as [Network["nodes"][number]];
const LAST = 20;
/** What overflows in it reaches the loss. */
const linear = smallNetwork({ epochs: 5 }, denseChain([2, 4, 2], "linear"));
const dense = linear.nodes.find(({ kind }) => kind === "dense")!;

interface Planted {
  /** The sentence that the next step throws. */
  step: string | undefined;
}

async function page(of = network) {
  const threads: MortalThread[] = [];
  const planted: Planted = { step: undefined };
  const opened = await openWatchedPage(() => {
    const { report, ...trainer } = createTrainer(async (plan) => {
      const engine = await createChosenEngine(plan);
      const { multiStep } = engine;
      if (!multiStep) throw new Error("internal: the fast engine takes many steps");
      const advance = multiStep.advance.bind(multiStep);
      multiStep.advance = (range, isTimeUp) => {
        const text = planted.step;
        planted.step = undefined;
        if (text !== undefined) throw new Error(text);
        return advance(range, isTimeUp);
      };
      return engine;
    }, systemClock());
    const thread = startMortalThread({ ...trainer, showLife: () => undefined });
    threads.push(thread);
    return thread;
  }, of);
  return { ...opened, threads, planted };
}

type Page = Awaited<ReturnType<typeof page>>;

async function toTheEnd({ controller, run }: Page): Promise<readonly EpochRecord[]> {
  await controller.toggleTraining();
  await expect.poll(() => run.getState().progress.state, SOON).toBe("finished");
  return run.getState().records;
}

/** What befalls the trainer after a step, and what is said of it. */
const faults = {
  closed: {
    befall: async ({ threads }: Page) => threads[0]!.throwUncaught("Its thread was closed."),
    said: () => "Its thread was closed.",
  },
  thrown: {
    befall: async ({ planted, controller }: Page) => {
      planted.step = "unreachable";
      await controller.step();
    },
    said: (step: number) => `At step ${step + 1} (epoch ${Math.floor(step / 4) + 1}): unreachable.`,
  },
  "out of memory": {
    befall: async ({ planted, controller }: Page) => {
      planted.step = "Training this network takes 9.0 GB of memory at once.";
      await controller.step();
    },
    said: (step: number) =>
      `At step ${step + 1} (epoch ${Math.floor(step / 4) + 1}): Training this network takes 9.0 GB of memory at once. The largest layer is “${largest.name}”.`,
  },
} as const;

let straight: readonly EpochRecord[] = [];
const pages: (() => void)[] = [];
afterAll(() => {
  for (const dispose of pages) dispose();
});

// A few in npm test: the way is the same at every step.
const numbers = Array.from({ length: allRuns ? 200 : 4 }, (_, index) => index);

for (const [kind, { befall, said }] of Object.entries(faults)) {
  test(`${kind} at random steps: the history is that of a run nothing befell`, async () => {
    if (straight.length === 0) {
      const whole = await page();
      pages.push(whole.dispose);
      straight = await toTheEnd(whole);
      expect(straight).toHaveLength(5);
    }
    for (const number of numbers) {
      const steps = createRandom(number, kind).integer(LAST - 1);
      const opened = await page();
      const { controller, run, dispose } = opened;
      for (let step = 0; step < steps; step++) await controller.step();
      await controller.currentWeights();
      await befall(opened);
      await expect
        .poll(() => run.getState().message?.text, SOON)
        .toContain(`The trainer stopped. ${said(steps)} It was started again with the weights`);
      expect(run.getState().progress).toMatchObject({ step: steps, epoch: Math.floor(steps / 4) });
      expect(await toTheEnd(opened), `${kind} after ${steps} steps`).toEqual(straight);
      dispose();
    }
  });
}

test("a loss that is not finite at random steps: the step and the layer are said, and Reset begins anew", async () => {
  const whole = await page(linear);
  const records = await toTheEnd(whole);
  whole.dispose();
  for (const number of numbers) {
    const steps = createRandom(number, "not finite").integer(LAST - 1);
    const opened = await page(linear);
    const { controller, run, dispose } = opened;
    for (let step = 0; step < steps; step++) await controller.step();
    await controller.setWeight({ node: dense.id, array: "kernel", index: 0, value: 3e38 }, "set", "set");
    await controller.step();
    await expect
      .poll(() => run.getState().message?.text, SOON)
      .toMatch(
        new RegExp(
          `^The loss became .* at step ${steps + 1} \\(epoch ${Math.floor(steps / 4) + 1}\\): the values of “${dense.name}”`,
        ),
      );
    await controller.reset();
    expect(await toTheEnd(opened)).toEqual(records);
    dispose();
  }
});
