/** Sends a run's events: few enough for a page to follow, and with every epoch's record. */
import type { Clock } from "./clock";
import type { EpochRecord, Progress, TrainingEvent } from "./protocol";

/** At least this long between two events while a run goes on: 20 a second. */
const EVENT_GAP = 50;

/** One for each run. It keeps records until an event takes them along. */
export class Announcer {
  private records: EpochRecord[] = [];
  private sent = Number.NEGATIVE_INFINITY;
  private sentStep = -1;

  constructor(
    private readonly clock: Pick<Clock, "now">,
    private readonly send: (event: TrainingEvent) => void,
  ) {}

  /** Keeps a record for the next event. */
  add(record: EpochRecord): void {
    this.records.push(record);
  }

  /** Forgets the records that were not sent yet. */
  clear(): void {
    this.records = [];
  }

  /** Sends what is new where the last event is long enough ago; the rest waits. */
  perhaps(progress: () => Progress): void {
    if (this.clock.now() - this.sent < EVENT_GAP) return;
    const latest = progress();
    if (latest.step !== this.sentStep || this.records.length > 0) this.now(latest);
  }

  /** Sends where the run stands, with every record that was not sent yet. */
  now(progress: Progress): void {
    const { records } = this;
    this.records = [];
    this.sent = this.clock.now();
    this.sentStep = progress.step;
    this.send({ type: "progress", progress, records });
  }
}
