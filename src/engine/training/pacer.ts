/** How fast a run goes: Pacer says when the next step is due, Speedometer how fast it has been. */

/**
 * The most that a late run catches up on, in milliseconds of pace. Timers of a hidden tab fire once a second,
 * and no step may be lost to that; after a night's sleep of the machine, on the other hand, no burst is wanted.
 */
const MAX_DEBT_MILLISECONDS = 1500;
/** A wait is cut into pieces, so that a new pace takes effect soon. */
const MAX_WAIT_MILLISECONDS = 50;

/** Times are in milliseconds of the clock that is handed in with each call; it reads none itself. */
export class Pacer {
  private stepsPerSecond: number | undefined;
  private since = 0;
  private from = 0;

  /** Starts counting anew: what was missed before is forgotten. Without a pace, every step is due at once. */
  begin(now: number, step: number, stepsPerSecond: number | undefined): void {
    this.since = now;
    this.from = step;
    this.stepsPerSecond = stepsPerSecond !== undefined && stepsPerSecond > 0 ? stepsPerSecond : undefined;
  }

  /** How many steps are due at once where `ahead` is 0. */
  due(now: number, step: number): number {
    const pace = this.stepsPerSecond;
    if (pace === undefined) return Number.POSITIVE_INFINITY;
    return Math.max(1, 1 + Math.floor(((now - this.since) * pace) / 1000) - (step - this.from));
  }

  /** Milliseconds to wait before the step after `step` steps; 0 where it is due. */
  ahead(now: number, step: number): number {
    const pace = this.stepsPerSecond;
    if (pace === undefined) return 0;
    const debt = now - this.since - ((step - this.from) * 1000) / pace;
    if (debt > MAX_DEBT_MILLISECONDS) this.since += debt - MAX_DEBT_MILLISECONDS;
    return debt >= 0 ? 0 : Math.min(-debt, MAX_WAIT_MILLISECONDS);
  }
}

/** Steps a second over the last second or so of running. */
export class Speedometer {
  private readonly window = 1000;
  private marks: { readonly time: number; readonly step: number }[] = [];

  reset(): void {
    this.marks = [];
  }

  mark(time: number, step: number): void {
    this.marks.push({ time, step });
    // The oldest mark stays just outside the window, so that slow runs have a reading too.
    while (this.marks.length > 2 && time - (this.marks[1]?.time ?? time) > this.window) this.marks.shift();
  }

  rate(): number {
    const [first, last] = [this.marks[0], this.marks.at(-1)];
    if (!first || !last || last.time <= first.time) return 0;
    return ((last.step - first.step) * 1000) / (last.time - first.time);
  }
}
