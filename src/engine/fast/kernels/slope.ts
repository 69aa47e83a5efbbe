/** The derivative of an operation's own activation, brought to the derivatives by its values. */
import { slopes } from "./activation";
import { GELU, LINEAR, MISH, SILU, SIN } from "./codes";
import { Program, operationAt } from "./records";

/** Activations whose value does not tell its slope, because they fold. */
@inline
function needsInput(activation: i32): bool {
  return activation == SIN || activation == GELU || activation == SILU || activation == MISH;
}

/**
 * delta ← delta · σ′ for a stretch of an operation's values.
 * @param at bytes from the start of the values, and of delta
 */
export function applySlope(program: Program, index: i32, delta: usize, at: usize, bytes: usize): void {
  const operation = operationAt(program, index);
  if (operation.activation == LINEAR) return;
  // Such a one is an operation of its own, behind what it is taken of.
  const values = needsInput(operation.activation) ? operationAt(program, index - 1).values : operation.values;
  slopes(operation.activation, operation.slope, values + at, delta + at, bytes);
}
