/**
 * What Unfold is for, in one sentence: it stands on the stage until the first film does, first of all in index.html, where
 * scripts/static-shell.ts puts it.
 */
export const FIRST_WORDS =
  "Every layer of a network bends the plane. Train one here and watch, layer by layer, until a straight line can part the classes.";
