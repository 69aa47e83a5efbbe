/**
 * The run that a trainer holds: another one loaded in its place, work done in its turn, and whatever was thrown made an
 * event. It is one run at a time; each has a loop and a status of its own.
 */
import type { ExampleStore } from "../data/examples";
import type { Clock } from "./clock";
import { doing, type LongWork, makingWeights } from "./long-work";
import { MomentHistories } from "./moment-history";
import { namingLargest } from "./out-of-memory";
import { type EngineFactory, prepareRun } from "./prepare";
import type { LoadAnswer, LoadRequest, RunId, TrainingEvent } from "./protocol";
import { Replaced, type Run } from "./run";
import { RunLoop } from "./run-loop";
import { idleProgress } from "./run-status";

export interface PresentRunParts {
  readonly createEngine: EngineFactory;
  readonly clock: Clock;
  readonly examples: ExampleStore;
  readonly send: (event: TrainingEvent) => void;
}

/** One for each trainer. */
export class PresentRun {
  /** The moments of this run, and of those that the page may come back to. */
  readonly histories = new MomentHistories();
  private loads = 0;
  private request: LoadRequest | undefined;
  private pace: number | undefined;
  private held: RunLoop | undefined;

  constructor(private readonly parts: PresentRunParts) {}

  /** undefined while none is loaded. */
  get loop(): RunLoop | undefined {
    return this.held;
  }

  /** Of the run that was last to be loaded; 0 before the first. */
  get id(): RunId {
    return this.request?.run ?? 0;
  }

  /** Another network in place of the one there is, which ends at once; of several loads under way the last one stays. */
  async load(request: LoadRequest): Promise<LoadAnswer> {
    const turn = ++this.loads;
    this.close();
    this.request = request;
    this.pace = request.pace;
    const { clock, send } = this.parts;
    const prepared = await this.answer(() => prepareRun(request, { ...this.parts, tell: this.tell }));
    if (turn !== this.loads) {
      if (prepared.ok) prepared.run.close();
      return { ok: false, text: new Replaced().message };
    }
    if (!prepared.ok) {
      send({ type: "progress", progress: idleProgress(request.run), records: [] });
      return prepared;
    }
    const { run, isExact } = prepared;
    const moments = this.histories.open(request.history);
    moments.cutAfter(run);
    moments.markResumed();
    this.held = new RunLoop({ run, clock, pace: this.pace, send, fail: this.fail, moments });
    this.held.status.announce();
    return { ok: true, engine: run.engine.name, isExact };
  }

  /** Fresh weights from the seed, in a fresh engine. */
  async reset(): Promise<void> {
    const { held, request } = this;
    await held?.reset(async () => {
      const { run } = held;
      await doing(this.tell, makingWeights(run.plan), async () => {
        const engine = await this.parts.createEngine(run.plan, request?.engine);
        if (run.isClosed) engine.dispose();
        else run.restart(engine);
      });
    });
  }

  /** Also for a run that is still being loaded. */
  setPace(stepsPerSecond: number | undefined): void {
    this.pace = stepsPerSecond;
    this.held?.setPace(stepsPerSecond);
  }

  /** Says what it is at before work in which no message can be handled. */
  private readonly tell = (work: LongWork | undefined): void => {
    const { what, milliseconds = 0 } = work ?? {};
    this.parts.send({ type: "work", run: this.id, what, milliseconds });
  };

  /** Does work on the run when its turn has come; undefined where there is none, or where it failed. */
  withRun = async <T>(work: (run: Run) => T | Promise<T>): Promise<T | undefined> => {
    const { held } = this;
    try {
      return await held?.inTurn(() => work(held.run));
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  };

  /** Turns a throw into an answer, and into an event unless it only says that the run was replaced. */
  answer = async <T>(work: () => Promise<T>): Promise<T | { readonly ok: false; readonly text: string }> => {
    try {
      return await work();
    } catch (error) {
      return { ok: false, text: this.fail(error) };
    }
  };

  /** Makes an event of what was thrown, unless it is Replaced. @returns what it says */
  fail = (error: unknown): string => {
    if (!(error instanceof Replaced)) this.report(error);
    return this.sentenceOf(error);
  };

  /** Makes an event of anything thrown; a run does not go on after it. */
  report(error: unknown): void {
    this.held?.halt();
    this.parts.send({
      type: "failed",
      run: this.id,
      text: `${placeOf(this.held?.run)}${this.sentenceOf(error)}`,
    });
  }

  private sentenceOf(error: unknown): string {
    return namingLargest(textOf(error), this.request?.network);
  }

  /** Also ends a load that is under way. */
  dispose(): void {
    this.loads++;
    this.close();
  }

  private close(): void {
    this.held?.close();
    this.held = undefined;
  }
}

/** Where a run stood when something was thrown. */
function placeOf(run: Run | undefined): string {
  return run && !run.isPreview ? `At step ${run.step + 1} (epoch ${run.epoch + 1}): ` : "";
}

function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
