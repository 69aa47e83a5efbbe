/** How the page looks back at a run, and goes on from a moment of it. A part of ../protocol.ts, which gives it on. */
import type { Checkpoint } from "../../core/network/checkpoint";
import type { MomentMark } from "../../core/training/moments";
import type { RunState } from "../../core/training/run-state";
import type { HistoryId, RunId } from "./protocol";

/** A moment of a run that is kept, and where in the run it is. */
export interface MomentPlace {
  /** No other moment of the trainer has it, and later ones have higher ones. */
  readonly id: number;
  /** Whole epochs done. */
  readonly epoch: number;
  /** Steps taken in the epoch under way. */
  readonly taken: number;
  /** Steps taken since the weights were fresh. */
  readonly step: number;
}

export interface KeptMoment extends MomentPlace {
  /** Whether what the optimizer remembered is kept too, so that a run can go on from there to the bit. */
  readonly isExact: boolean;
  readonly marks: readonly MomentMark[];
}

/** Which moments of a run are kept, and how much they take. */
export interface KeptMoments {
  readonly run: RunId;
  /** In the order of the run. None of a network that does not train, and of one so large that there is no room for one. */
  readonly moments: readonly KeptMoment[];
  /** What they take, and may take together. */
  readonly bytes: number;
  readonly budget: number;
}

/** The weights of a moment, and where the run stood: copies. */
export type MomentAnswer =
  | {
      readonly ok: true;
      readonly moment: KeptMoment;
      readonly weights: Checkpoint;
      readonly state: RunState;
    }
  /** It is kept no longer: a sentence. */
  | { readonly ok: false; readonly text: string };

export interface MomentMethods {
  moments(): Promise<KeptMoments>;
  /**
   * From now on every question about the run is answered of this moment, the run's own snapshot excepted; undefined for the
   * present. The run goes on all the same. Another load, or a reset, ends it.
   * @returns the moment that is looked at: the nearest that is kept; undefined for the present
   */
  lookAt(id: number | undefined): Promise<MomentPlace | undefined>;
  /** For a run that is to begin at this moment: its moments are those until then, shared with the present run's. */
  fork(id: number, into: HistoryId): Promise<MomentAnswer>;
  /** The present run's moments go on as another history; those until now are shared. */
  goOnAs(history: HistoryId): Promise<void>;
}
