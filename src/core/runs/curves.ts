/** A run's curves as they are kept: a column of numbers for each figure, with no more epochs than a chart can tell apart. */

/** One epoch in the figures of the trainer's epoch records (engine/training/protocol.ts). */
export interface EpochFigures {
  /** 1 for the first. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  readonly reachedLoss?: number;
  readonly reachedAccuracy?: number;
}

export type FigureName = Exclude<keyof EpochFigures, "epoch">;

/** In the order of the columns of a table of them. */
export const figureNames: readonly FigureName[] = [
  "loss",
  "accuracy",
  "reachedLoss",
  "reachedAccuracy",
  "validationLoss",
  "validationAccuracy",
];

export interface Curves {
  /** In ascending order. */
  readonly epoch: readonly number[];
  /** One number an epoch, null where there was none, or none that is finite; a figure that no epoch has is absent. */
  readonly figures: Readonly<Partial<Record<FigureName, readonly (number | null)[]>>>;
}

/** The most epochs that a kept run has: more are thinned evenly, but for those that say most. @internal */
export const MOST_EPOCHS = 500;

/**
 * @param epochs in ascending order
 * @param wanted epochs that stay whatever happens, as those where settings changed; the first, the last and the best stay by themselves
 */
export function packCurves(epochs: readonly EpochFigures[], wanted: readonly number[] = []): Curves {
  const kept = thinned(epochs, wanted);
  const columns = figureNames.flatMap((name) => {
    const column = kept.map(({ [name]: value }) => (Number.isFinite(value) ? (value as number) : null));
    return column.every((value) => value === null) ? [] : [[name, column] as const];
  });
  return { epoch: kept.map(({ epoch }) => epoch), figures: Object.fromEntries(columns) };
}

/** The same as one value an epoch, as charts and tables want them. */
export function unpackCurves({ epoch, figures }: Curves): readonly EpochFigures[] {
  return epoch.map((number, index) => {
    const present = figureNames.flatMap((name) => {
      const value = figures[name]?.[index];
      return value === undefined || value === null ? [] : [[name, value] as const];
    });
    return { loss: Number.NaN, accuracy: Number.NaN, epoch: number, ...Object.fromEntries(present) };
  });
}

/**
 * The epoch whose weights were best: of the lowest loss on what was held back where something was, else on the training examples
 * with dropout off where that was worked out, else while training; the first of several. Undefined where no loss is a number.
 */
export function bestEpoch(epochs: readonly EpochFigures[]): EpochFigures | undefined {
  return lowest(epochs, bestFigure(epochs));
}

/** Which loss decides which epoch is best. */
function bestFigure(epochs: readonly EpochFigures[]): "validationLoss" | "reachedLoss" | "loss" {
  const has = (name: FigureName) => epochs.some((figures) => Number.isFinite(figures[name]));
  if (has("validationLoss")) return "validationLoss";
  return has("reachedLoss") ? "reachedLoss" : "loss";
}

function lowest(epochs: readonly EpochFigures[], name: FigureName): EpochFigures | undefined {
  let best: EpochFigures | undefined;
  for (const figures of epochs) {
    const value = figures[name];
    if (!Number.isFinite(value)) continue;
    if (best === undefined || (value as number) < (best[name] as number)) best = figures;
  }
  return best;
}

function thinned(epochs: readonly EpochFigures[], wanted: readonly number[]): readonly EpochFigures[] {
  if (epochs.length <= MOST_EPOCHS) return epochs;
  const best = (["loss", "reachedLoss", "validationLoss"] as const).flatMap(
    (name) => lowest(epochs, name)?.epoch ?? [],
  );
  const stays = new Set([...best, ...wanted.slice(-MOST_EPOCHS / 4)]);
  // The first and the last stay, beside those above.
  const every = Math.ceil((epochs.length - 1) / (MOST_EPOCHS - stays.size - 2));
  return epochs.filter(
    ({ epoch }, index) => index % every === 0 || index === epochs.length - 1 || stays.has(epoch),
  );
}
