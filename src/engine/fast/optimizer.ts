/** The plan's optimizer as the kernels want it: numbers, and how many arrays of state it really keeps. */
import type { Plan } from "../../core/compiler/plan";
import * as codes from "./kernels/codes";

export interface OptimizerNumbers {
  readonly code: number;
  readonly rate: number;
  /** Adam's beta 1, RMSprop's rho. */
  readonly memoryA: number;
  /** Adam's beta 2. */
  readonly memoryB: number;
  readonly epsilon: number;
  readonly momentum: number;
  /** AdamW's. */
  readonly decay: number;
  readonly slots: number;
}

/** undefined for an optimizer that the kernels do not know. */
export function optimizerNumbers({
  kind,
  params,
}: Plan["training"]["optimizer"]): OptimizerNumbers | undefined {
  const number = (name: string) => Number(params[name] ?? 0);
  const momentum = number("momentum");
  const common = {
    rate: number("learningRate"),
    epsilon: number("epsilon"),
    momentum,
    decay: number("weightDecay"),
  };
  switch (kind) {
    case "adam":
    case "adamW":
      return { ...common, code: codes.ADAM, memoryA: number("beta1"), memoryB: number("beta2"), slots: 2 };
    case "rmsprop":
      return {
        ...common,
        code: codes.RMSPROP,
        memoryA: number("rho"),
        memoryB: 0,
        slots: momentum > 0 ? 2 : 1,
      };
    case "sgd":
      return { ...common, code: codes.SGD, memoryA: 0, memoryB: 0, slots: momentum > 0 ? 1 : 0 };
    default:
      return undefined;
  }
}

const clippingCodes: Readonly<Record<string, number>> = {
  clipnorm: codes.CLIP_EACH,
  globalClipnorm: codes.CLIP_ALL,
  clipvalue: codes.CLIP_VALUE,
};

/** undefined for a clipping that the kernels do not know. */
export function clippingCode(kind: string | undefined): number | undefined {
  return kind === undefined ? codes.CLIP_NONE : clippingCodes[kind];
}

const lossCodes: Readonly<Record<string, number>> = {
  categoricalCrossentropy: codes.CATEGORICAL,
  binaryCrossentropy: codes.BINARY,
  meanSquaredError: codes.SQUARED,
};

/** undefined for a loss that the kernels do not know. */
export function lossCode(loss: string): number | undefined {
  return lossCodes[loss];
}
