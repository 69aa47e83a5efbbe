/** What is said of a run: its state, how far and how fast it is, and whether it came to an end that Reset alone mends. */
import { Announcer } from "./announcer";
import type { Clock } from "./clock";
import { Speedometer } from "./pacer";
import type { EpochRecord, Progress, RunId, TrainerState, TrainingEvent } from "./protocol";
import type { Run } from "./run";

/** One for each run. */
export class RunStatus {
  readonly speed = new Speedometer();
  private current: TrainerState;
  private diverged: Extract<TrainingEvent, { type: "diverged" }> | undefined;
  private readonly announcer: Announcer;
  /** Of the epochs since they were taken last. */
  private untaken: EpochRecord[] = [];

  constructor(
    private readonly run: Run,
    clock: Clock,
    private readonly send: (event: TrainingEvent) => void,
  ) {
    this.announcer = new Announcer(clock, send);
    this.current = restingState(run);
  }

  get state(): TrainerState {
    return this.current;
  }

  progress = (): Progress => {
    const { id, step, epoch, stepsPerEpoch, epochs, lastLoss, soFar, rate, restored } = this.run;
    return {
      ...{ run: id, state: this.current, step, epoch, stepsPerEpoch, epochs, lastLoss },
      ...(soFar && { soFar }),
      ...(rate !== undefined && { rate }),
      ...(restored !== undefined && { restored }),
      stepsPerSecond: this.current === "running" ? this.speed.rate() : 0,
    };
  };

  /** Says where the run stands. */
  announce(): void {
    this.announcer.now(this.progress());
  }

  /** The same where the last event is long enough ago. */
  announceSometimes(): void {
    this.announcer.perhaps(this.progress);
  }

  enter(state: TrainerState): void {
    this.current = state;
    this.announce();
  }

  /** Keeps an epoch's figures for the next event, and for who takes them. */
  add(record: EpochRecord): void {
    this.announcer.add(record);
    this.untaken.push(record);
  }

  /** Records of the epochs since they were taken last. */
  takeRecords(): readonly EpochRecord[] {
    const { untaken } = this;
    this.untaken = [];
    return untaken;
  }

  /** The step after those taken gave a loss that is not finite. */
  diverge(loss: number): void {
    const { id, step, epoch } = this.run;
    const where = this.run.findNotFinite();
    const place = { step: step + 1, epoch: epoch + 1, ...(where && { where }) };
    this.diverged = { type: "diverged", run: id, ...place, loss };
    this.enter("diverged");
    this.send(this.diverged);
  }

  /** Whether no more steps may be taken: of a preview none, and after diverging none, which is said again. */
  refusesSteps(): boolean {
    if (this.run.isPreview) return true;
    if (this.diverged) this.send(this.diverged);
    return this.diverged !== undefined;
  }

  /** The history that led here is over: what of it was not said yet never will be. */
  forget(): void {
    this.announcer.clear();
    this.untaken = [];
    this.diverged = undefined;
  }

  /** The run is closed. */
  close(): void {
    this.current = "empty";
    this.forget();
  }
}

/** The state of a run that has just been loaded, by what it has behind it. */
function restingState({ isPreview, step, isOver }: Run): TrainerState {
  if (isPreview) return "empty";
  if (step === 0) return "ready";
  return isOver ? "finished" : "paused";
}

/** Of a run that is not there: it was refused, or is still to be loaded. */
export function idleProgress(run: RunId): Progress {
  return {
    run,
    state: "empty",
    step: 0,
    epoch: 0,
    stepsPerEpoch: 0,
    epochs: 0,
    lastLoss: Number.NaN,
    stepsPerSecond: 0,
  };
}
