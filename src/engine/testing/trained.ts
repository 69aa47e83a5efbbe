/** For tests only: small networks, a clock that tests turn by hand, someone who listens to a trainer, and what it answers. */

import { addChain, type ChainLink, denseChain } from "../../core/network/chain";
import { setDataset, setTraining } from "../../core/network/edit";
import type { Network, NodeId, TrainingSettings } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import type { Engine } from "../engine";
import type { EpochRecord, Evaluation, Progress, TrainerApi, TrainerState, TrainingEvent } from "../protocol";
import { type Clock, systemClock } from "../training/clock";

/** The material's network: 34 parameters, 1,000 examples. */
export const m2: Network = addChain(newNetwork("M2"), denseChain([2, 4, 2, 2, 2], "tanh"));

/** A network on 120 examples in batches of 32: four steps an epoch, the last of 24. */
export function smallNetwork(
  settings: Partial<TrainingSettings> = {},
  links: readonly ChainLink[] = denseChain([2, 4, 2], "tanh"),
): Network {
  const network = addChain(newNetwork("small"), links);
  const { kind, params } = network.dataset;
  return setTraining(setDataset(network, kind, { ...params, samples: 60 }), { epochs: 5, ...settings });
}

/** Computes nothing; each step takes this many milliseconds of the test's clock. */
export function idleEngine(clock: TestClock, stepTime: number, changed: Partial<Engine> = {}): Engine {
  return {
    name: "idle",
    step: () => {
      clock.time += stepTime;
      return { loss: 1, correct: 0 };
    },
    evaluate: () => ({ loss: 1, correct: 0 }),
    probe: () => new Map(),
    gradients: () => new Map(),
    weights: () => new Map(),
    setWeights: () => {},
    dispose: () => {},
    ...changed,
  };
}

/** Time that passes only when it is told to. `wait` takes as long as asked, or as a hidden tab lets it. */
export class TestClock implements Clock {
  time = 0;
  waits: number[] = [];

  constructor(
    private readonly wakes: (time: number, milliseconds: number) => number = (time, ms) => time + ms,
  ) {}

  now = (): number => this.time;

  yieldToMessages = systemClock().yieldToMessages;

  wait = async (milliseconds: number): Promise<void> => {
    this.waits.push(milliseconds);
    await this.yieldToMessages();
    this.time = this.wakes(this.time, milliseconds);
  };
}

/** What was answered. @throws Error with the refusal's sentence */
export function answered<Given extends { readonly ok: true } | { readonly ok: false; readonly text: string }>(
  answer: Given,
): Extract<Given, { readonly ok: true }> {
  if (!answer.ok) throw new Error(answer.text);
  return answer as Extract<Given, { readonly ok: true }>;
}

/** Every node's values for points [n, features], [n, units] each. @throws Error where the trainer refuses */
export async function probed(
  trainer: TrainerApi,
  points: Float32Array,
  nodes?: readonly NodeId[],
): Promise<ReadonlyMap<NodeId, Float32Array>> {
  return answered(await trainer.probe(points, nodes)).nodes;
}

/** Loss and accuracy of both parts, or of the one there is. @throws Error where the trainer refuses */
export async function evaluated(trainer: TrainerApi): Promise<readonly Evaluation[]> {
  return answered(await trainer.evaluate()).evaluations;
}

/** Everything a trainer says, and a way to wait for it. */
export class Listener {
  readonly events: TrainingEvent[] = [];
  private waiting: {
    readonly states: readonly TrainerState[];
    readonly resolve: () => void;
    readonly reject: (reason: Error) => void;
  }[] = [];

  constructor(trainer: TrainerApi) {
    trainer.listen((event) => {
      this.events.push(event);
      if (event.type === "failed") for (const { reject } of this.waiting) reject(new Error(event.text));
      if (event.type !== "progress") return;
      const { state } = event.progress;
      const ready = this.waiting.filter(({ states }) => states.includes(state));
      this.waiting = this.waiting.filter((one) => !ready.includes(one));
      for (const { resolve } of ready) resolve();
    });
  }

  /** Resolves when the next event with one of these states comes, and rejects where the trainer fails before. */
  state(...states: TrainerState[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ states, resolve, reject });
    });
  }

  get records(): readonly EpochRecord[] {
    return this.events.flatMap((event) => (event.type === "progress" ? event.records : []));
  }

  get progress(): Progress {
    const last = this.events.findLast((event) => event.type === "progress");
    if (last?.type !== "progress") throw new Error("No progress was announced yet.");
    return last.progress;
  }
}
