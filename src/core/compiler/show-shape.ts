/** How a shape reads: the canvas needs it for its first picture, which does without the rest of the summary. */
import type { Shape } from "../nodes/define";

/** "(·, 4)": a shape with its batch axis. */
export function showShape(shape: Shape | undefined): string {
  return shape ? `(·, ${shape.join(", ")})` : "(·, ?)";
}
