/** What is said of a loss beside Keras's, which leaves out what is beyond its clipping. */

/** Keras takes no probability for less than this: one example loses it 16.1 at most. */
const KERAS_CLIPS = 1e-7;
/** A mean beyond which some examples are likely lost by more than Keras counts. */
const WORTH_SAYING = 1;

/** "exact; Keras clips …" where the two may differ; undefined where they hardly can, or where nothing is clipped. */
export function sayExactLoss(loss: number, kind: string): string | undefined {
  const isClipped = kind.endsWith("Crossentropy");
  if (!isClipped || !(loss > WORTH_SAYING)) return undefined;
  return `the loss is exact: Keras clips probabilities at ${KERAS_CLIPS.toExponential(0)}, so that no example counts more than 16.1 there`;
}
