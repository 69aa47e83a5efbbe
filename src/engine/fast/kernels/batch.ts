/** A batch on its way in: its rows gathered into the first operation's panels, and values turned the other way round. */
import { gather, gatherTiled, turn } from "./panels";
import { Program, panelBytes, operationAt, Training } from "./records";

/** Examples of the batch up to a multiple of 8. */
@inline
export function paddedExamples(program: Program): i32 {
  return (program.examples + 7) & ~7;
}

/** Panels of eight features. */
@inline
export function featurePanels(program: Program): i32 {
  return (operationAt(program, 0).units + 7) >> 3;
}

/** Sets the batch and lays its inputs into the first operation's panels. */
export function gatherInputs(program: Program, rows: usize, order: usize, examples: i32): void {
  program.examples = examples;
  if (!program.tiled) {
    const operation = operationAt(program, 0);
    gather(rows, order, operation.units, examples, program.columns, operation.values);
    return;
  }
  gatherRows(program, rows, order, 0, paddedExamples(program));
  turnRows(program, 0, featurePanels(program));
}

export function gatherTargets(program: Program, training: Training, rows: usize, order: usize): void {
  gather(rows, order, training.outputs, program.examples, program.columns, training.targets);
}

/** Tiled: gathers a range of examples into the transposed input. */
export function gatherRows(program: Program, rows: usize, order: usize, from: i32, to: i32): void {
  gatherTiled(rows, order, operationAt(program, 0).units, program.examples, program.transposed, from, to);
}

/** Tiled: turns a range of the transposed input's panels into the first operation's values. */
export function turnRows(program: Program, from: i32, to: i32): void {
  const operation = operationAt(program, 0);
  const padded = paddedExamples(program);
  turn(program.transposed, (<usize>padded) << 5, operation.values, panelBytes(program, operation), padded, from, to);
}

/** Tiled: the values that enter a dense operation, the other way round, for a range of panels. */
export function turnValues(program: Program, training: Training, index: i32, from: i32, to: i32): void {
  const before = operationAt(program, index - 1);
  const units = (before.units + 7) & ~7;
  const toPanel = (<usize>paddedExamples(program)) << 5;
  turn(before.values, panelBytes(program, before), training.transposed, toPanel, units, from, to);
}

/** The same for all panels: where they lie. */
export function turnInputs(program: Program, training: Training, index: i32): usize {
  if (index == 1) return program.transposed;
  turnValues(program, training, index, 0, paddedExamples(program) >> 3);
  return training.transposed;
}
