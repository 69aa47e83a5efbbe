/**
 * Gradient clipping as Keras's optimizers have it (`clipnorm`, `global_clipnorm`, `clipvalue`, of which it too takes one): after the
 * penalty's part has been added, before the optimizer sees the gradient. Adding one is one entry here.
 */
import { numberParam, paramsSchema } from "../../param-schema";
import type { ChosenOptions, TrainingOption } from "./define";

const limit = (description: string) =>
  paramsSchema({ limit: numberParam({ above: 0, maximum: 1e6, default: 1, title: "At most", description }) });

export interface Clipping extends TrainingOption {
  /** Clips the gradients of all trained arrays in place. */
  readonly clip: (gradients: readonly Float32Array[], limit: number) => void;
}

export const clippings: readonly Clipping[] = [
  {
    kind: "clipnorm",
    title: "By norm, each array (clipnorm)",
    sentence: "Shortens the gradient of each kernel and bias to this length where it is longer.",
    params: limit("Length of one array’s gradient."),
    clip: (gradients, most) => {
      for (const gradient of gradients) shorten([gradient], most);
    },
  },
  {
    kind: "globalClipnorm",
    title: "By norm, all together (global_clipnorm)",
    sentence: "Shortens the whole gradient to this length where it is longer; its direction stays.",
    params: limit("Length of the whole gradient."),
    clip: shorten,
  },
  {
    kind: "clipvalue",
    title: "By value (clipvalue)",
    sentence: "Cuts every number of the gradient off at this size.",
    params: limit("Size of one number of the gradient."),
    clip: (gradients, most) => {
      for (const gradient of gradients) {
        for (let index = 0; index < gradient.length; index++) {
          gradient[index] = Math.max(-most, Math.min(most, gradient[index] as number));
        }
      }
    },
  },
];

/** The plan's clipping and its limit; undefined where there is none. */
export function clippingOf({
  clipping,
}: ChosenOptions): { readonly spec: Clipping; readonly limit: number } | undefined {
  const spec = clippings.find(({ kind }) => kind === clipping?.kind);
  return spec && { spec, limit: Number(clipping?.params.limit) };
}

/** To this length together, where they are longer. */
function shorten(gradients: readonly Float32Array[], most: number): void {
  let squares = 0;
  for (const gradient of gradients) {
    for (let index = 0; index < gradient.length; index++) squares += (gradient[index] as number) ** 2;
  }
  const scale = most / Math.sqrt(squares);
  if (scale >= 1) return;
  for (const gradient of gradients) {
    for (let index = 0; index < gradient.length; index++)
      gradient[index] = (gradient[index] as number) * scale;
  }
}
