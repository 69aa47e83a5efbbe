/** What became of one seed of a network: where its run ended, and on which way. */

/** Which class wins in every cell of a square of the input plane, cells in image order. */
export interface ClassRaster {
  /** Cells a side. */
  readonly size: number;
  /** [size × size]: the likeliest class, the first of several; NO_WINNER where an output is not finite. */
  readonly winner: Uint8Array;
  /** [size × size]: by how much it leads the runner-up, 0 to 255 for 0 to 1. */
  readonly lead: Uint8Array;
}

/** In a ClassRaster: no class wins here. */
export const NO_WINNER = 255;

/** One number an epoch. */
export interface OutcomeCurve {
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
  /** Of the weights that each epoch ended with, not of the epoch while training. */
  readonly isReached: boolean;
}

/**
 * One run from its fresh weights to its end. Figures are of the training part with the weights that an epoch ended with, or
 * where these are not worked out (a run too large for that) of the epoch while training.
 */
export interface SeedOutcome {
  readonly seed: number;
  /** After the last whole epoch; NaN where there is none. */
  readonly loss: number;
  /** 0 to 1. */
  readonly accuracy: number;
  /** Of the part held back, with the weights of the end; undefined where none is, or no epoch ended. */
  readonly validation: { readonly loss: number; readonly accuracy: number } | undefined;
  /** The first epoch, counted from 1, that ended with every example right; undefined where none did. */
  readonly perfectAt: number | undefined;
  /** The loss was not finite in the epoch after the last of the curve, and the run ended there. */
  readonly isDiverged: boolean;
  readonly curve: OutcomeCurve;
  /** What the network says of the plane in the end; undefined where its input is no plane or it has one output. */
  readonly picture: ClassRaster | undefined;
}
