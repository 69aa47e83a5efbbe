/** From a network to a run that is ready for its first step, or to the sentence that says why not. */
import { checkNetwork } from "../../core/compiler/check";
import { type Plan, planNetwork, planPreview } from "../../core/compiler/plan";
import { isWarning } from "../../core/compiler/problem";
import type { Network } from "../../core/network/network";
import { readRunState } from "../../core/training/run-state";
import { explain } from "../../core/words/explain";
import type { ExampleStore } from "../data/examples";
import type { Engine, EnginePreference } from "../engine";
import { withBatches } from "./batch-of-all";
import type { Clock } from "./clock";
import { doing, makingWeights, readingNetwork, type TellWork } from "./long-work";
import type { LoadRequest } from "./protocol";
import { Run } from "./run";
import { startingWeights } from "./starting-weights";

/** Makes the engine for a plan: the one asked for, or the plan's own. */
export type EngineFactory = (plan: Plan, preference?: EnginePreference) => Promise<Engine> | Engine;

export type Prepared =
  | { readonly ok: true; readonly run: Run; readonly isExact: boolean }
  | { readonly ok: false; readonly text: string };

/**
 * Checks, plans, makes the examples and the engine. Of an unfinished network as much as can compute is a preview.
 * @throws whatever making the engine or its memory throws; then nothing is left behind
 */
export async function prepareRun(
  { run: id, network, checkpoint, epoch = 0, state, engine: preference }: LoadRequest,
  {
    examples,
    createEngine,
    clock,
    tell,
  }: {
    readonly examples: ExampleStore;
    readonly createEngine: EngineFactory;
    readonly clock: Clock;
    readonly tell: TellWork;
  },
): Promise<Prepared> {
  const {
    check,
    trainable,
    plan: planOfAny,
  } = await doing(tell, readingNetwork(network), () => planned(network));
  if (!planOfAny) {
    const first = check.problems.find((problem) => !isWarning(problem));
    return { ok: false, text: first ? explain(first, network) : "The network cannot be trained." };
  }
  const loaded = await examples.load(network);
  if (!loaded.ok) return loaded;
  const plan = withBatches(planOfAny, loaded.data);
  const { yieldToMessages } = clock;
  const isPreview = trainable === undefined;
  return doing(tell, makingWeights(plan), async () => {
    const engine = await createEngine(plan, preference);
    try {
      engine.setWeights(startingWeights(plan, checkpoint));
      const run = new Run({ id, plan, isPreview, data: loaded.data, engine, yieldToMessages, tell });
      const known = readRunState(state);
      const isExact = known ? run.resume(known) : epoch === 0;
      if (!known) run.goOnAfter(epoch);
      return { ok: true, run, isExact };
    } catch (error) {
      engine.dispose();
      throw error;
    }
  });
}

/** The plan of an unfinished network is that of as much as can compute. */
function planned(network: Network) {
  const check = checkNetwork(network);
  const trainable = planNetwork(network, check);
  return { check, trainable, plan: trainable ?? planPreview(network, check) };
}
