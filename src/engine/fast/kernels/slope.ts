/** The derivative of an operation's own activation, brought to the derivatives by its values. */
import { slopes } from "./activation";
import { LINEAR, SIN } from "./codes";
import { Program, operationAt } from "./records";

/**
 * delta ← delta · σ′ for a stretch of an operation's values.
 * @param at bytes from the start of the values, and of delta
 */
export function applySlope(program: Program, index: i32, delta: usize, at: usize, bytes: usize): void {
  const operation = operationAt(program, index);
  if (operation.activation == LINEAR) return;
  // The sine does not tell its own slope; it is an operation of its own, behind what it is taken of.
  const values = operation.activation == SIN ? operationAt(program, index - 1).values : operation.values;
  slopes(operation.activation, operation.slope, values + at, delta + at, bytes);
}
