/** What a run shows while it lasts and what is thrown away with it: progress, curves, data and pictures. */
import { createStore } from "zustand/vanilla";
import type { SheetShape } from "../../core/math/sheet";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { RunStart } from "../../core/words/run-start-words";
import type {
  CloudRaster,
  Evaluation,
  ExamplesView,
  KeptMoments,
  LinearProbeAnswer,
  MomentPlace,
  PictureAnswer,
  Progress,
} from "../../engine/protocol";
import type { TrainerCondition } from "../trainer/trainer-door";
import { fromSeed } from "./checkpoints";
import type { KeptEpoch } from "./settings-of-epochs";

export type Picture = Extract<PictureAnswer, { ok: true }> & {
  /** The sheet and the examples that were asked for. */
  readonly shape: SheetShape;
  readonly samples: Int32Array;
};

export type LinearProbes = Extract<LinearProbeAnswer, { ok: true }> & {
  /** Better lines are being looked for at this moment. */
  readonly isSearching: boolean;
};
/** One picture's cloud, and what all of the cloud is. */
export interface ShownCloud extends CloudRaster {
  readonly points: number;
  /** 1 where the points are nobody's. */
  readonly sides: number;
  readonly domain: readonly [number, number];
}

/** The curves of a run that is over, under the name its network had. */
export interface KeptCurves {
  readonly name: string;
  readonly records: readonly KeptEpoch[];
}

export interface RunState {
  /** Whether there is a trainer that answers. */
  readonly trainer: TrainerCondition;
  /** What keeps the trainer from answering for a while, in a few words; undefined where nothing does. */
  readonly work: string | undefined;
  /** "TensorFlow.js, cpu"; undefined until one has loaded. */
  readonly engine: string | undefined;
  readonly progress: Progress;
  readonly records: readonly KeptEpoch[];
  /** What the run's first weights were. */
  readonly start: RunStart;
  /** Whether it is the run of before to the bit; else the optimizer began without a memory when it was loaded. */
  readonly isExact: boolean;
  /** Which moments of it are kept; undefined until that is known. */
  readonly moments: KeptMoments | undefined;
  /** The moment of it that everything is shown of; undefined for the present. The run goes on beneath. */
  readonly lookedAt: MomentPlace | undefined;
  /** Another run's curves, kept to compare with. */
  readonly kept: KeptCurves | undefined;
  readonly data: ExamplesView | undefined;
  /** Why there is no data; undefined where there is, or where it is on its way. */
  readonly dataRefusal: string | undefined;
  readonly picture: Picture | undefined;
  /** The same for small views and costly ones: while training it is renewed only a few times a second. */
  readonly overview: Picture | undefined;
  /** Clouds by the picture that wants one (app/queries/cloud-loop.ts); empty while none is shown. */
  readonly clouds: ReadonlyMap<string, ShownCloud>;
  /** Why there is no picture, in a sentence. */
  readonly pictureRefusal: string | undefined;
  /** The weights as of the last picture; for wide networks only while the run stands still. */
  readonly weights: Checkpoint | undefined;
  /** The best straight line at every node, while somebody looks (app/queries/linear-probe-loop.ts); undefined where there is none. */
  readonly linearProbes: LinearProbes | undefined;
  readonly evaluation: readonly Evaluation[] | undefined;
  /** Why training stands still, when it does not go without saying. */
  readonly message: { readonly kind: "paused" | "diverged" | "failed"; readonly text: string } | undefined;
}

/** Of a run that has not been heard of. */
export const idleProgress: Progress = {
  run: 0,
  state: "empty",
  step: 0,
  epoch: 0,
  stepsPerEpoch: 0,
  epochs: 0,
  lastLoss: Number.NaN,
  stepsPerSecond: 0,
};

/**
 * What of the answers is left when another run begins: of the same data the last pictures stay until the first of this run,
 * so that an edit does not make them flicker; what is said in numbers never does.
 */
export function noAnswers(
  { picture, overview, weights, clouds }: RunState,
  hasOtherData: boolean,
): Pick<
  RunState,
  | "picture"
  | "overview"
  | "pictureRefusal"
  | "weights"
  | "clouds"
  | "linearProbes"
  | "evaluation"
  | "work"
  | "message"
  | "moments"
  | "lookedAt"
> {
  return {
    ...(hasOtherData
      ? { picture: undefined, overview: undefined, weights: undefined, clouds: new Map() }
      : { picture, overview, weights, clouds }),
    // Said of another network.
    pictureRefusal: undefined,
    linearProbes: undefined,
    evaluation: undefined,
    work: undefined,
    message: undefined,
    moments: undefined,
    lookedAt: undefined,
  };
}

/** Begins with no run: nothing loaded, nothing to show. */
export function createRunStore() {
  return createStore<RunState>()(() => ({
    trainer: "starting",
    work: undefined,
    engine: undefined,
    progress: idleProgress,
    records: [],
    start: fromSeed,
    isExact: true,
    moments: undefined,
    lookedAt: undefined,
    kept: undefined,
    data: undefined,
    dataRefusal: undefined,
    picture: undefined,
    overview: undefined,
    clouds: new Map(),
    pictureRefusal: undefined,
    weights: undefined,
    linearProbes: undefined,
    evaluation: undefined,
    message: undefined,
  }));
}

export type RunStore = ReturnType<typeof createRunStore>;
