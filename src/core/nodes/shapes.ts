/** Shape rules that several kinds share. */
import type { Refusal, Shape } from "./define";

/** Refuses anything but one vector a sample; undefined where all is well. */
export function onlyVector(title: string, inputs: readonly Shape[]): Refusal | undefined {
  const odd = inputs.find((shape) => shape.length !== 1);
  return odd && { refusal: `${title} needs a vector but gets ${odd.join("×")}. Flatten the data first.` };
}
