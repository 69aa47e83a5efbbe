/** A batch on its way in: its rows gathered into the first stage's panels, and values turned the other way round. */
import { gather, gatherTiled, turn } from "./panels";
import { Program, panelBytes, stageAt, Training } from "./records";

/** Examples of the batch up to a multiple of 8. */
@inline
export function paddedExamples(program: Program): i32 {
  return (program.examples + 7) & ~7;
}

/** Panels of eight features. */
@inline
export function featurePanels(program: Program): i32 {
  return (stageAt(program, 0).units + 7) >> 3;
}

/** Sets the batch and lays its inputs into the first stage's panels. */
export function gatherInputs(program: Program, rows: usize, order: usize, examples: i32): void {
  program.examples = examples;
  if (!program.tiled) {
    const stage = stageAt(program, 0);
    gather(rows, order, stage.units, examples, program.columns, stage.values);
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
  gatherTiled(rows, order, stageAt(program, 0).units, program.examples, program.transposed, from, to);
}

/** Tiled: turns a range of the transposed input's panels into the first stage's values. */
export function turnRows(program: Program, from: i32, to: i32): void {
  const stage = stageAt(program, 0);
  const padded = paddedExamples(program);
  turn(program.transposed, (<usize>padded) << 5, stage.values, panelBytes(program, stage), padded, from, to);
}

/** Tiled: the values that enter a dense stage, the other way round, for a range of panels. */
export function turnValues(program: Program, training: Training, index: i32, from: i32, to: i32): void {
  const before = stageAt(program, index - 1);
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
