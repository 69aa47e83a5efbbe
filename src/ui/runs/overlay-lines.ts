/** From chosen runs to the lines of one chart: few enough points to draw, every one an epoch that was, smooth over the raw. */
import type { FigureName } from "../../core/runs/curves";
import { epochsOf, type KeptRun } from "../../core/runs/kept-run";
import { smooth } from "../../core/runs/smooth";

/** More points than this of one run are not told apart in a chart of this size. */
const MOST_POINTS = 120;

/** Which weights the figures are of. */
export type FigureKind = "training" | "reached" | "validation";

/** The loss and the accuracy of each kind. */
export const figuresOfKind: Readonly<
  Record<FigureKind, { readonly loss: FigureName; readonly accuracy: FigureName }>
> = {
  training: { loss: "loss", accuracy: "accuracy" },
  reached: { loss: "reachedLoss", accuracy: "reachedAccuracy" },
  validation: { loss: "validationLoss", accuracy: "validationAccuracy" },
};

export interface OverlayPoint {
  readonly epoch: number;
  /** By run, in the order of the lines; null where it has none, or the axis has no place for it. */
  readonly raw: readonly (number | null)[];
  readonly smooth: readonly (number | null)[];
}

/** An epoch of one run with its figure. */
export interface OverlayMark {
  readonly epoch: number;
  readonly value: number;
}

export interface Overlay {
  readonly points: OverlayPoint[];
  /** Of each run the epoch at which the raw figure was best, the first of several; undefined where it has none. */
  readonly best: readonly (OverlayMark | undefined)[];
  readonly last: number;
}

export interface OverlayOptions {
  readonly figure: FigureName;
  /** Of the moving average (core/runs/smooth.ts). */
  readonly weight: number;
  readonly logarithmic: boolean;
}

/** @param runs up to six, in the order of their lines */
export function overlayOf(
  runs: readonly KeptRun[],
  { figure, weight, logarithmic }: OverlayOptions,
): Overlay {
  const isShare = /accuracy$/i.test(figure);
  const last = Math.max(1, ...runs.map(({ curves }) => curves.epoch.at(-1) ?? 0));
  const hasPlace = (value: number | null | undefined) =>
    value !== undefined && value !== null && Number.isFinite(value) && !(logarithmic && value <= 0);
  const points = new Map<number, { raw: (number | null)[]; smooth: (number | null)[] }>();
  const best = runs.map((run, index) => {
    const epochs = epochsOf(run.curves);
    const raw = epochs.map(({ [figure]: value }) => (Number.isFinite(value) ? (value as number) : null));
    const smoothed = smooth(raw, weight);
    for (const place of thinned(
      epochs.map(({ epoch }) => epoch),
      last,
    )) {
      const { epoch } = epochs[place] as (typeof epochs)[number];
      const point = points.get(epoch) ?? { raw: runs.map(() => null), smooth: runs.map(() => null) };
      points.set(epoch, point);
      if (hasPlace(raw[place])) point.raw[index] = raw[place] ?? null;
      if (hasPlace(smoothed[place])) point.smooth[index] = smoothed[place] ?? null;
    }
    let found: OverlayMark | undefined;
    for (const [place, { epoch }] of epochs.entries()) {
      const value = raw[place];
      if (value === null || value === undefined) continue;
      if (!found || (isShare ? value > found.value : value < found.value)) found = { epoch, value };
    }
    return found && hasPlace(found.value) ? found : undefined;
  });
  const sorted = [...points].sort(([one], [other]) => one - other);
  return { points: sorted.map(([epoch, values]) => ({ epoch, ...values })), best, last };
}

/** Of each stretch of epochs, the same for all runs, the last one; and the first of all. */
function thinned(epochs: readonly number[], last: number): readonly number[] {
  const width = Math.max(1, Math.ceil(last / MOST_POINTS));
  const stretch = (index: number) => Math.ceil((epochs[index] ?? Number.POSITIVE_INFINITY) / width);
  return epochs.flatMap((_, index) => (index === 0 || stretch(index) !== stretch(index + 1) ? [index] : []));
}

/** The figure of a run at an epoch, or at the nearest one before that was kept. */
export function valueAt(run: KeptRun, figure: FigureName, epoch: number): OverlayMark | undefined {
  const found = epochsOf(run.curves).findLast((entry) => entry.epoch <= epoch);
  const value = found?.[figure];
  if (!found || value === undefined || !Number.isFinite(value)) return undefined;
  // It had ended before.
  return epoch > run.epoch ? undefined : { epoch: found.epoch, value };
}
