/**
 * Another network in place of one that trains, from the page's stores to the real trainer: whatever is shown is of the
 * run that is there. Above the parts, because it needs several of them; the worker between the two is e2e's.
 */
import { expect, test } from "vitest";
import type { LinearProbes } from "./app/run/run-store";
import { openPage } from "./app/testing/page";
import { setDataset, setNodeParams } from "./core/network/edit";
import { createChosenEngine } from "./engine/choose";
import { smallNetwork } from "./engine/testing/trained";
import { systemClock } from "./engine/training/clock";
import { createTrainer } from "./engine/training/trainer";

const SOON = { timeout: 15_000 };
const network = smallNetwork({ epochs: 1_000_000 });
const dense = network.nodes.find(({ kind }) => kind === "dense")!.id;

/** The answer comes this much later, as through the door of a busy worker: after the next network was loaded. */
const late =
  <Request extends readonly unknown[], Given>(method: (...request: Request) => Promise<Given>) =>
  async (...request: Request): Promise<Given> => {
    const answer = await method(...request);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return answer;
  };

test("long work on the network before is stopped: another one trains at once, and no verdict of the first stands beside it", async () => {
  // Twenty seconds of evaluation, as of 50,000 images, in pieces between which messages are handled.
  const trainer = createTrainer(async (plan) => {
    const engine = await createChosenEngine(plan);
    const evaluate = engine.evaluate.bind(engine);
    engine.evaluate = (batch) => {
      const end = performance.now() + 100;
      while (performance.now() < end);
      return evaluate(batch);
    };
    Object.defineProperty(engine, "speed", { value: 1 });
    return engine;
  }, systemClock());
  const large = setDataset(network, network.dataset.kind, { ...network.dataset.params, samples: 1600 });
  const { network: store, run, controller } = await openPage(trainer, large);
  await expect.poll(() => run.getState().picture, SOON).toBeDefined();
  run.setState({ linearProbes: { of: "the first" } as unknown as LinearProbes });
  void controller.evaluate();
  await new Promise((resolve) => setTimeout(resolve, 250));
  const begun = performance.now();
  store.getState().open(structuredClone(network), "open another");
  await controller.step();
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(run.getState().linearProbes).toBeUndefined();
  expect(run.getState().data?.count).toBe(120);
  expect(run.getState().progress.step).toBe(1);
  expect(run.getState().evaluation).toBeUndefined();
  trainer.dispose();
});

test("pictures, evaluations and matrices of a run that is gone never stand on the page", async () => {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const { picture, matrixFacts } = trainer;
  const runOf = new Map<unknown, number>();
  const evaluate = async () => {
    const answer = await trainer.evaluate();
    if (answer.ok) runOf.set(answer.evaluations, answer.run);
    return answer;
  };
  const page = await openPage(
    { ...trainer, picture: late(picture), evaluate: late(evaluate), matrixFacts: late(matrixFacts) },
    network,
  );
  const { run, controller } = page;
  const faults: string[] = [];
  run.subscribe((state, previous) => {
    const { progress, picture: shown, evaluation } = state;
    if (shown !== previous.picture && shown && shown.run !== progress.run)
      faults.push(`a picture of run ${shown.run} in run ${progress.run}`);
    if (evaluation && runOf.get(evaluation) !== progress.run)
      faults.push(`an evaluation of another run than ${progress.run}`);
  });
  for (let units = 3; units < 7; units++) {
    await expect.poll(() => run.getState().picture?.run, SOON).toBe(run.getState().progress.run);
    await controller.step();
    if (units === 3) void controller.evaluate();
    const facts = controller.matrixFacts(dense);
    page.network.getState().change("widen", (present) => setNodeParams(present, dense, { units }));
    expect(await facts).toBeUndefined();
    await controller.currentWeights();
    await expect.poll(() => run.getState().picture?.nodes.get(dense)?.width, SOON).toBe(units);
  }
  expect(faults).toEqual([]);
  trainer.dispose();
});
