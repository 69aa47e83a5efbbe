/**
 * How long a trainer has been silent. Only its own silence counts: while the page is hidden, asleep or itself held up, a
 * tick counts no more than a short time, so that a busy machine stretches the trainer's time and the page's alike.
 */

/** Milliseconds between two ticks. */
export const TICK = 250;
/** The most that the time between two ticks counts. */
const MAX_COUNTED = 2 * TICK;
/** After so much silence the page says so. */
const SILENT = 1500;
/** After so much it is given up, though nobody waits for it. */
const GIVEN_UP = 4000;
/** Before its first word it has longer: its program has to be loaded. */
const STARTING = 30_000;
/** Work that was announced may take so many times as long as was said. */
const PATIENCE = 10;

/** Times are milliseconds of the clock that is handed in with each tick; it reads none itself. One for each trainer. */
export class Watchdog {
  private counted = 0;
  private ticked: number | undefined;
  private announced = 0;
  private hasSpoken = false;

  tick(now: number): void {
    if (this.ticked !== undefined) this.counted += Math.min(MAX_COUNTED, now - this.ticked);
    this.ticked = now;
  }

  /** The trainer has said something. */
  heard(): void {
    this.counted = 0;
    this.hasSpoken = true;
  }

  /** It is about to be silent for so long; 0 when that is over. */
  announce(milliseconds: number): void {
    this.announced = milliseconds;
  }

  /** Nothing is expected of it for now: the page is hidden. */
  rest(): void {
    this.counted = 0;
    this.ticked = undefined;
  }

  get isStarting(): boolean {
    return !this.hasSpoken;
  }

  /** Milliseconds that counted. */
  get silence(): number {
    return this.counted;
  }

  /** Silent for longer than a person waits without a word. */
  get isSilent(): boolean {
    return this.hasSpoken && this.counted >= SILENT;
  }

  /** The same without having said that it would be. */
  get isUnaccountable(): boolean {
    return this.isSilent && this.counted >= PATIENCE * this.announced;
  }

  /** Nothing is to be expected of it any more. */
  get isGone(): boolean {
    return this.counted >= (this.hasSpoken ? GIVEN_UP + PATIENCE * this.announced : STARTING);
  }
}
