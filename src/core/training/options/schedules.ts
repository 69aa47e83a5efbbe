/**
 * How the learning rate changes: Keras's schedules, by the steps taken, and its ReduceLROnPlateau, by the epochs' losses
 * (plateau.ts). Adding one that goes by the steps is one entry here.
 */
import { integerParam, numberParam, paramsSchema } from "../../param-schema";
import { type ChosenOptions, numberOf, type TrainingOption } from "./define";
import { minDelta, monitor, patience } from "./watched";

export interface Schedule extends TrainingOption {
  /** What the optimizer's rate is multiplied by. @param step steps taken before this one */
  readonly factorAt: (step: number, number: (name: string) => number) => number;
}

const steps = (title: string, value: number, minimum: number) =>
  integerParam({ minimum, maximum: 1e9, default: value, title, description: "Steps, not epochs." });
const factor = (description: string) =>
  numberParam({ above: 0, below: 1, default: 0.5, title: "Factor", description });

export const schedules: readonly Schedule[] = [
  {
    kind: "stepDecay",
    title: "Step",
    sentence:
      "Multiplies the rate by the factor after every so many steps (ExponentialDecay with staircase).",
    params: paramsSchema({ steps: steps("Every", 1000, 1), factor: factor("Of the rate before.") }),
    factorAt: (step, number) => number("factor") ** Math.floor(step / number("steps")),
  },
  {
    kind: "exponentialDecay",
    title: "Exponential decay",
    sentence: "Lets the rate fall smoothly, by the factor in so many steps.",
    params: paramsSchema({ steps: steps("In", 1000, 1), factor: factor("In that many steps.") }),
    factorAt: (step, number) => number("factor") ** (step / number("steps")),
  },
  {
    kind: "cosineDecay",
    title: "Cosine decay",
    sentence:
      "Raises the rate from 0 in the warm-up, then lowers it along half a cosine and keeps the share that is left.",
    params: paramsSchema({
      steps: steps("Decays in", 2000, 1),
      alpha: numberParam({
        minimum: 0,
        maximum: 1,
        default: 0,
        title: "Share left",
        description: "Keras’s alpha: of the rate, at the end.",
      }),
      warmupSteps: steps("Warm-up", 0, 0),
    }),
    factorAt: (step, number) => {
      const warmup = number("warmupSteps");
      if (step < warmup) return step / warmup;
      const done = Math.min(1, (step - warmup) / number("steps"));
      return (1 - number("alpha")) * 0.5 * (1 + Math.cos(Math.PI * done)) + number("alpha");
    },
  },
  {
    kind: "warmUp",
    title: "Warm-up",
    sentence: "Raises the rate from 0 in so many steps, then keeps it.",
    params: paramsSchema({ steps: steps("Rises in", 200, 1) }),
    factorAt: (step, number) => Math.min(1, step / number("steps")),
  },
];

export const REDUCE_ON_PLATEAU = "reduceOnPlateau";

/** Keras's ReduceLROnPlateau. */
export const reduceOnPlateau: TrainingOption = {
  kind: REDUCE_ON_PLATEAU,
  title: "Reduce on plateau",
  sentence: "Multiplies the rate by the factor where the loss has not become better for so many epochs.",
  params: paramsSchema({
    monitor,
    factor: numberParam({
      above: 0,
      below: 1,
      default: 0.1,
      title: "Factor",
      description: "Of the rate before.",
    }),
    patience,
    minDelta: minDelta(0.0001),
    cooldown: integerParam({
      minimum: 0,
      maximum: 1e6,
      default: 0,
      title: "Cooldown",
      description: "Epochs after a change that do not count.",
    }),
    minimum: numberParam({
      minimum: 0,
      maximum: 100,
      default: 0,
      title: "Lowest rate",
      description: "Where it stays.",
    }),
  }),
};

/** The rate of a step by a schedule that goes by steps; undefined where the plan has none. */
export function scheduledRate({ schedule }: ChosenOptions, rate: number, step: number): number | undefined {
  const spec = schedules.find(({ kind }) => kind === schedule?.kind);
  return spec && rate * spec.factorAt(step, (name) => numberOf(schedule, name));
}
