/** Sends events: few enough for a page to follow, and with every epoch's record. */

import type { EpochRecord, Progress, TrainingEvent } from "../protocol";
import type { Clock } from "./clock";

/** At least this long between two events while a run goes on: 20 a second. */
const EVENT_GAP = 50;

export class Announcer {
  private readonly listeners = new Set<(event: TrainingEvent) => void>();
  private records: EpochRecord[] = [];
  private sent = Number.NEGATIVE_INFINITY;
  private sentStep = -1;

  constructor(private readonly clock: Clock) {}

  listen(listener: (event: TrainingEvent) => void): void {
    this.listeners.add(listener);
  }

  /** Keeps a record for the next event. */
  add(record: EpochRecord): void {
    this.records.push(record);
  }

  /** Forgets the records of a run that is over. */
  clear(): void {
    this.records = [];
  }

  /** Sends what is new where the last event is long enough ago; the rest waits. */
  perhaps(progress: () => Progress): void {
    if (this.clock.now() - this.sent < EVENT_GAP) return;
    const latest = progress();
    if (latest.step !== this.sentStep || this.records.length > 0) this.now(latest);
  }

  now(progress: Progress): void {
    const { records } = this;
    this.records = [];
    this.sent = this.clock.now();
    this.sentStep = progress.step;
    this.send({ type: "progress", progress, records });
  }

  send(event: TrainingEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
