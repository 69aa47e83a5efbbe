/**
 * Which moments of a run are kept: a list that every new one is added to, and that is thinned where it outgrows its budget.
 * Epochs' ends whose number a stride divides stay, and the stride doubles where there is no room for so many, so that those
 * that stay are evenly spread. What is marked stays besides: the first, the best, the last.
 */

/** What is known of a moment by which it is kept. */
export interface MomentFacts {
  /** Whole epochs done, and the steps taken in the one under way. */
  readonly epoch: number;
  readonly taken: number;
  /** Memory that it takes. */
  readonly bytes: number;
  /** Mean loss of the epoch that ended there, while training; absent where none did. */
  readonly loss?: number;
  /** Of the part held back. */
  readonly validationLoss?: number;
  /** Every example of the training part was right, as far as that is known. */
  readonly isWhole?: boolean;
}

/**
 * best: the lowest loss while training. bestValidation: the lowest on the part held back. whole: the first with 100 %.
 * resumed: another load of the run went on from there, with other settings perhaps.
 */
export type MomentMark = "first" | "best" | "bestValidation" | "whole" | "last" | "resumed";

/** What all moments of a run may take together. */
export interface MomentBudget {
  readonly bytes: number;
  readonly count: number;
}

type Place = Pick<MomentFacts, "epoch" | "taken">;

/** Worth most first: where there is no room even for what is marked, the others go. */
const BY_WORTH = ["bestValidation", "best", "last", "first", "whole"] as const;

/** Of one run. It is added to at every epoch's end, which may be ten thousand times a second, so it is no value but a list. */
export class MomentList<Moment extends MomentFacts> {
  private moments: Moment[] = [];
  private taken = 0;
  /** 1, 2, 4 …: epochs whose number it divides are kept. */
  private stride = 1;
  /** Those that stay, one for each mark but “resumed”; where there is no room, not even these. */
  private marked = new Map<Exclude<MomentMark, "resumed">, Moment>();
  private resumed: Moment[] = [];
  /** The lowest losses of all there were, gone ones too, and whether one was whole. */
  private loss = Number.POSITIVE_INFINITY;
  private validationLoss = Number.POSITIVE_INFINITY;
  private wasWhole = false;

  constructor(readonly budget: MomentBudget) {}

  /** In the order of the run. */
  get all(): readonly Moment[] {
    return this.moments;
  }

  /** Never more than the budget. */
  get bytes(): number {
    return this.taken;
  }

  /** Adds one that comes after all others of the run. */
  add(next: Moment): void {
    const before = new Set(this.marked.values());
    this.mark(next);
    this.moments.push(next);
    this.taken += next.bytes;
    // What has lost its mark stays only where the stride has it.
    for (const moment of before) {
      if (!this.isOnStride(moment) && !this.isFixed(moment)) this.drop(moment);
    }
    if (!this.fits(this.moments.length, this.taken)) this.thin();
  }

  /** Those until a place of the run, from which it goes on in another way. */
  until({ epoch, taken }: Place): MomentList<Moment> {
    const isLater = (moment: Moment) =>
      moment.epoch > epoch || (moment.epoch === epoch && moment.taken > taken);
    const list = new MomentList<Moment>(this.budget);
    list.stride = this.stride;
    list.resumed = this.resumed.filter((moment) => !isLater(moment));
    for (const moment of this.moments) if (!isLater(moment)) list.add(moment);
    return list;
  }

  /** The last one stays: another load of the run goes on from it. */
  markResumed(): void {
    const last = this.moments.at(-1);
    if (last && !this.resumed.includes(last)) this.resumed.push(last);
  }

  /** What a moment is marked with, if anything. */
  marksOf(moment: Moment): readonly MomentMark[] {
    const own = [...this.marked].filter(([, marked]) => marked === moment).map(([mark]) => mark);
    return this.resumed.includes(moment) ? [...own, "resumed"] : own;
  }

  private mark(next: Moment): void {
    const { loss, validationLoss, isWhole } = next;
    if (this.moments.length === 0) this.marked.set("first", next);
    if (loss !== undefined && loss < this.loss) {
      this.loss = loss;
      this.marked.set("best", next);
    }
    if (validationLoss !== undefined && validationLoss < this.validationLoss) {
      this.validationLoss = validationLoss;
      this.marked.set("bestValidation", next);
    }
    if (isWhole && !this.wasWhole) {
      this.wasWhole = true;
      this.marked.set("whole", next);
    }
    this.marked.set("last", next);
  }

  /** Doubles the stride until all that is left has room. */
  private thin(): void {
    const isOver = () => !this.fits(this.moments.length, this.taken);
    while (isOver() && !this.moments.every((moment) => this.isFixed(moment))) {
      this.stride *= 2;
      this.keep((moment) => this.isOnStride(moment) || this.isFixed(moment));
    }
    if (isOver()) this.keepMostWorth();
  }

  /** As many of the marked ones as there is room for. */
  private keepMostWorth(): void {
    const chosen = new Set<Moment>();
    let bytes = 0;
    const marked = BY_WORTH.flatMap((mark) => this.marked.get(mark) ?? []);
    for (const moment of [...marked, ...this.resumed.toReversed()]) {
      if (chosen.has(moment) || !this.fits(chosen.size + 1, bytes + moment.bytes)) continue;
      chosen.add(moment);
      bytes += moment.bytes;
    }
    for (const [mark, moment] of this.marked) if (!chosen.has(moment)) this.marked.delete(mark);
    this.resumed = this.resumed.filter((moment) => chosen.has(moment));
    this.keep((moment) => chosen.has(moment));
  }

  private keep(stays: (moment: Moment) => boolean): void {
    this.moments = this.moments.filter(stays);
    this.taken = this.moments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private drop(moment: Moment): void {
    const index = this.moments.lastIndexOf(moment);
    if (index < 0) return;
    this.moments.splice(index, 1);
    this.taken -= moment.bytes;
  }

  private fits(count: number, bytes: number): boolean {
    return count <= this.budget.count && bytes <= this.budget.bytes;
  }

  private isFixed(moment: Moment): boolean {
    for (const marked of this.marked.values()) if (marked === moment) return true;
    return this.resumed.includes(moment);
  }

  private isOnStride({ epoch, taken }: MomentFacts): boolean {
    return taken === 0 && epoch % this.stride === 0;
  }
}
