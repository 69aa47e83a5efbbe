/**
 * Options that weigh or soften what examples are to become: Keras's `class_weight` and the losses' `label_smoothing`. Both are
 * targets t' in place of t, since −Σ t·log p is linear in them: no engine knows of either.
 */
import { numberParam, type ParamsSchema, paramsSchema } from "../../param-schema";
import { type ChosenOptions, numberOf, type TrainingOption } from "./define";

/** Classes that may be given a weight of their own. */
const MOST_CLASSES = 10;
const weightName = (label: number) => `class${label}`;

const weights = Object.fromEntries(
  Array.from({ length: MOST_CLASSES }, (_, label) => [
    weightName(label),
    numberParam({
      above: 0,
      maximum: 1e6,
      default: 1,
      title: `Class ${label}`,
      description: "What its examples count.",
    }),
  ]),
);

const categoricalAlone = (loss: string) =>
  loss === "categoricalCrossentropy" ? undefined : "Class weights go with categorical cross-entropy.";

export interface ClassWeighting extends TrainingOption {
  /** @param counts training examples of each class */
  readonly weightsOf: (counts: readonly number[], number: (name: string) => number) => readonly number[];
}

export const classWeightings: readonly ClassWeighting[] = [
  {
    kind: "balanced",
    title: "Balanced",
    sentence:
      "Lets every class count the same while training, however few examples it has: n / (classes · n of the class).",
    params: paramsSchema({}),
    refusal: categoricalAlone,
    weightsOf: (counts) => {
      const all = counts.reduce((sum, count) => sum + count, 0);
      return counts.map((count) => (count > 0 ? all / (counts.length * count) : 1));
    },
  },
  {
    kind: "given",
    title: "Given",
    sentence:
      "Multiplies each example’s loss by its class’s weight while training; evaluations count all the same.",
    params: paramsSchema(weights),
    shown: (classes) =>
      paramsSchema(Object.fromEntries(Object.entries(weights).slice(0, classes))) as ParamsSchema,
    refusal: categoricalAlone,
    weightsOf: (counts, number) =>
      counts.map((_, label) => (label < MOST_CLASSES ? number(weightName(label)) : 1)),
  },
];

export const labelSmoothings = [
  {
    kind: "smoothing",
    title: "Smoothing",
    sentence: "Asks for a little of every class instead of all of one; losses that are shown are so, too.",
    params: paramsSchema({
      amount: numberParam({
        minimum: 0,
        below: 1,
        default: 0.1,
        title: "Amount",
        description: "Share that is spread over all classes.",
      }),
    }),
    refusal: (loss) =>
      loss === "meanSquaredError" ? "Label smoothing goes with a cross-entropy." : undefined,
  },
] as const satisfies readonly TrainingOption[];

/** What becomes of a target, and what an example of each class counts; neither changes anything where it is absent. */
export interface TargetOptions {
  /** t' = t·(1 − a) + a / classes, of a single output t·(1 − a) + a / 2. */
  readonly smoothing: number;
  readonly weights?: readonly number[];
}

/** @param labels of the training examples; undefined for an evaluation, in which all count the same */
export function targetOptions(
  { classWeights, labelSmoothing }: ChosenOptions,
  classes: number,
  labels: Iterable<number> | undefined,
): TargetOptions {
  const smoothing = numberOf(labelSmoothing, "amount");
  const weighting = classWeightings.find(({ kind }) => kind === classWeights?.kind);
  if (!weighting || !labels) return { smoothing };
  const counts = Array.from({ length: classes }, () => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return { smoothing, weights: weighting.weightsOf(counts, (name) => numberOf(classWeights, name)) };
}
