/**
 * Takes a run's steps: at its pace, in slices between which messages are handled, until it is paused, over, no longer
 * finite, or closed.
 */
import type { Clock } from "./clock";
import { type Moment, MomentHistory } from "./moment-history";
import { Pacer } from "./pacer";
import type { TrainerState, TrainingEvent, TransportMethods } from "./protocol";
import { Replaced, type Run } from "./run";
import { RunStatus } from "./run-status";

/** Milliseconds of steps between two times that messages are handled. */
const SLICE = 8;
/** After a picture, steps get as long as it took, or a page that asks for one after the other would starve them. */
const MAX_SLICE_MILLISECONDS = 32;

/** One time of running, on or to the end of this epoch; when it is no longer the loop's, it ends. */
interface Running {
  readonly to: "end" | "epoch";
}

export interface RunLoopParts {
  readonly run: Run;
  readonly clock: Clock;
  /** Steps a second to begin with; undefined for as fast as it goes. */
  readonly pace: number | undefined;
  readonly send: (event: TrainingEvent) => void;
  /** Is told of what was thrown while steps were taken. */
  readonly fail: (error: unknown) => void;
  /** The run's moments so far; each epoch's end is added to them. Its own where absent. */
  readonly moments?: MomentHistory;
}

/** One for each run. It says nothing before `status.announce` or the first change of state. */
export class RunLoop implements Omit<TransportMethods, "reset"> {
  readonly run: Run;
  readonly status: RunStatus;
  moments: MomentHistory;
  /** The moment that questions are answered of; undefined for the present. */
  lookedAt: Moment | undefined;
  private readonly clock: Clock;
  private readonly fail: (error: unknown) => void;
  private readonly pacer = new Pacer();
  private pace: number | undefined;
  private running: Running | undefined;
  private slice = SLICE;
  /** The end of an epoch that is being evaluated, when even a pause has to wait. */
  private finishing: Promise<unknown> | undefined;

  constructor({ run, clock, pace, send, fail, moments = new MomentHistory() }: RunLoopParts) {
    this.run = run;
    this.clock = clock;
    this.pace = pace;
    this.fail = fail;
    this.moments = moments;
    this.status = new RunStatus(run, clock, send);
  }

  start(): void {
    if (this.running?.to === "end" || this.status.refusesSteps()) return;
    this.extend();
    this.go({ to: "end" }).catch(this.fail);
  }

  async pause(): Promise<void> {
    this.halt();
    await this.finishing?.catch(() => undefined);
  }

  /** Takes no further step, without waiting for anything. */
  halt(): void {
    if (this.status.state === "running") this.enter("paused");
  }

  /** Takes no further step and ends long work on the run: the next turn is near. Nobody waits for what it ended. */
  hurry(): void {
    this.halt();
    this.run.hurry();
  }

  async step(): Promise<void> {
    await this.inTurn(async () => {
      if (this.running || this.status.refusesSteps()) return;
      this.extend();
      this.run.sayLongSteps(true);
      this.moments.begin(this.run);
      if (!this.advance(1, () => false)) return;
      if (this.run.epochIsOver) await this.finishEpoch();
      this.enter(this.run.isOver ? "finished" : "paused");
    }).catch(this.fail);
  }

  async epoch(): Promise<void> {
    if (this.running || this.status.refusesSteps()) return;
    this.extend();
    await this.go({ to: "epoch" }).catch(this.fail);
  }

  /**
   * Takes the run back to its beginning.
   * @param restart does it, in the run's turn, when no steps are taken any more
   */
  async reset(restart: () => Promise<void>): Promise<void> {
    if (this.run.isPreview) return;
    this.running = undefined;
    await this.inTurn(async () => {
      await restart();
      if (this.run.isClosed) return;
      this.status.forget();
      this.moments.forget();
      this.lookedAt = undefined;
      // A start that was asked for since then is not forgotten: it begins from here.
      if (this.running) this.beginPace();
      this.enter(this.running ? "running" : "ready");
    }).catch(this.fail);
  }

  setPace(stepsPerSecond: number | undefined): void {
    this.pace = stepsPerSecond;
    this.beginPace();
  }

  /** Other work has held up the steps for so many milliseconds. */
  heldUp(milliseconds: number): void {
    this.slice = Math.max(SLICE, Math.min(MAX_SLICE_MILLISECONDS, milliseconds));
  }

  /** Does work on the run when its turn has come; nothing, undefined, where the run is closed by then. */
  inTurn<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    return this.run.turns.take(() => (this.run.isClosed ? undefined : work()));
  }

  /** Ends for good; nothing more is said of the run. */
  close(): void {
    this.running = undefined;
    this.status.close();
    this.run.close();
  }

  /** Starts running; the promise is kept when that ends, by itself or because another began. */
  private async go(running: Running): Promise<void> {
    this.running = running;
    this.beginPace();
    this.enter("running");
    while (this.running === running) {
      const ahead = await this.run.turns.take(() => this.takeSlice(running));
      if (this.running !== running) return;
      await (ahead > 0 ? this.clock.wait(ahead) : this.clock.yieldToMessages());
    }
  }

  /** Takes steps until a few milliseconds are gone. @returns milliseconds until the next step is due */
  private async takeSlice(running: Running): Promise<number> {
    const { run, clock, pacer, status } = this;
    this.moments.begin(run);
    const begun = clock.now();
    const end = begun + this.slice;
    this.slice = SLICE;
    status.speed.mark(begun, run.step);
    const isTimeUp = () => this.running !== running || clock.now() >= end;
    let ahead = 0;
    for (let now = begun; !isTimeUp(); now = clock.now()) {
      ahead = pacer.ahead(now, run.step);
      if (ahead > 0 || !this.advance(pacer.due(now, run.step), isTimeUp)) break;
      if (run.epochIsOver) await this.endEpoch(running);
    }
    status.speed.mark(clock.now(), run.step);
    if (this.running === running) status.announceSometimes();
    return ahead;
  }

  /** A single epoch is wanted at once, whatever the pace. */
  private beginPace(): void {
    this.status.speed.reset();
    const pace = this.running?.to === "epoch" ? undefined : this.pace;
    this.pacer.begin(this.clock.now(), this.run.step, pace);
  }

  /** Takes steps. @returns false where a loss was not finite, which ends the run */
  private advance(most: number, isTimeUp: () => boolean): boolean {
    const loss = this.run.advance(most, isTimeUp);
    if (loss === undefined) return true;
    this.running = undefined;
    this.run.sayLongSteps(false);
    this.status.diverge(loss);
    return false;
  }

  private async endEpoch(running: Running): Promise<void> {
    await this.finishEpoch();
    if (this.run.isOver) this.enter("finished");
    else if (this.running !== running) this.status.announce();
    else if (running.to === "epoch") this.enter("paused");
  }

  private async finishEpoch(): Promise<void> {
    const record = this.run.finishEpoch();
    this.finishing = record;
    try {
      const finished = await record;
      if (this.run.isClosed) throw new Replaced();
      this.status.add(finished);
      this.moments.add(this.run, finished);
      this.run.restoreBest();
    } finally {
      if (this.finishing === record) this.finishing = undefined;
    }
  }

  /** A run that is over goes on for as many epochs again. */
  private extend(): void {
    if (this.run.isOver) this.run.extend();
  }

  private enter(state: TrainerState): void {
    if (state !== "running") this.running = undefined;
    this.run.sayLongSteps(state === "running");
    this.status.enter(state);
  }
}
