/** What a question to a trainer about its run is, and what every answer says beside what was asked for. */
import type { Clock } from "../training/clock";
import type { MomentPlace } from "../training/moments-protocol";
import type { EpochRecord, Progress, RunId } from "../training/protocol";
import type { Run } from "../training/run";

/** Nothing to show, and why: a sentence for people. */
export interface Refusal {
  readonly ok: false;
  /** The run that was asked about; where none is loaded, the one that was last to be. */
  readonly run: RunId;
  readonly text: string;
}

/** Every answer says which run it is of: one of another run than the present is dropped. */
export type Answer<Shown extends object> =
  | (Shown & {
      readonly ok: true;
      readonly run: RunId;
      /** Where the run stands. Everything in one answer comes from the weights of this step, or of `moment`. */
      readonly progress: Progress;
      /** The moment of the run that it is of, where one was looked at; else it is of the present. */
      readonly moment?: MomentPlace;
      /** Milliseconds that steps had to wait for it. */
      readonly took: number;
    })
  | Refusal;

/** What a question is answered from. */
export interface QueryContext {
  readonly run: Run;
  readonly clock: Pick<Clock, "now">;
  /**
   * Does the work between two steps of the run. Whatever reads weights belongs here, in one call, so that all of an
   * answer is of one step. What needs none may come before, and what goes on for longer (run.breathe between its
   * pieces) after: steps are taken meanwhile.
   * @throws Replaced where another run has been loaded by then
   * @throws Error where it is called a second time
   */
  readonly inTurn: <T>(work: () => T | Promise<T>) => Promise<T>;
  /** Says where the run stands, where answering has moved it. */
  readonly announce: () => void;
  /** Records of the epochs since it was called last. */
  readonly takeRecords: () => readonly EpochRecord[];
}

/**
 * A question. Arrays in its answer are handed over to the page, so they have to be the answer's own: of what the run
 * keeps, a copy.
 */
export interface Query<Request extends readonly unknown[], Shown extends object> {
  /** Why it cannot be answered for this run: a sentence; undefined where it can. Asked before the run's turn comes. */
  readonly refuse?: (run: Run, ...request: Request) => string | undefined;
  /** Asked of the run itself, whichever moment of it is looked at. */
  readonly isOfRun?: boolean;
  /** A throw becomes a refusal, and unless it is Replaced also an event. */
  readonly answer: (context: QueryContext, ...request: Request) => Promise<Shown>;
}
