/** The derivative of a stage's own activation, brought to the derivatives by its values. */
import { slopes } from "./activation";
import { LINEAR, SIN } from "./codes";
import { Program, stageAt } from "./records";

/**
 * delta ← delta · σ′ for a stretch of a stage's values.
 * @param at bytes from the start of the values, and of delta
 */
export function applySlope(program: Program, index: i32, delta: usize, at: usize, bytes: usize): void {
  const stage = stageAt(program, index);
  if (stage.activation == LINEAR) return;
  // The sine does not tell its own slope; it is a stage of its own, behind what it is taken of.
  const values = stage.activation == SIN ? stageAt(program, index - 1).values : stage.values;
  slopes(stage.activation, stage.slope, values + at, delta + at, bytes);
}
