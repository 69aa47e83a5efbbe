/**
 * What the kernels show where several threads share the work: the same functions as index.ts shows, each of which
 * cuts its work into units and does them together with the helpers.
 */
import * as alone from "./batch";
import { featurePanels, paddedExamples } from "./batch";
import { JOB_UNIT, DENSE } from "./codes";
import { job, join, open, serve, work } from "./work-sharing";
import { INPUT_PANELS_AT_A_TIME, inputPanelsOf, PANELS_AT_A_TIME } from "./dense-tiled";
import { Program, panelBytes, panelsOf, Operation, operationAt, stripsOf, Training } from "./records";
import * as units from "./units";

export {
  allFinite,
  beginUpdate,
  bin,
  clipGradient,
  differentiateLoss,
  gatherTargets,
  measure,
  penalty,
  smallSteps,
  toRows,
  updateFromClipped,
} from "./index";
export { join, serve };

/** Panels of derivatives that stay in the second cache while all of a kernel passes by. */
const DERIVATIVE_PANELS_AT_A_TIME: i32 = 8;

export function forward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const operation = operationAt(program, index);
  describe(program, index, fromPanel, toPanel);
  if (operation.kind == DENSE && program.tiled) {
    job().kind = units.DENSE_FORWARD;
    job().step = PANELS_AT_A_TIME;
    cutInner(0, stripsOf(operation), 32 * PANELS_AT_A_TIME * operation.inputs);
  } else {
    job().kind = units.FORWARD;
    job().step = panelsAtATime(program, operation);
  }
  work();
}

export function backward(program: Program, index: i32, delta: usize, to: usize, fromPanel: i32, toPanel: i32): void {
  const operation = operationAt(program, index);
  describe(program, index, fromPanel, toPanel);
  job().a = delta;
  job().b = to;
  if (operation.kind == DENSE && program.tiled) {
    job().kind = units.DENSE_BACKWARD;
    job().step = DERIVATIVE_PANELS_AT_A_TIME;
    cutInner(0, inputPanelsOf(operation), 64 * DERIVATIVE_PANELS_AT_A_TIME * operation.units);
  } else {
    job().kind = units.BACKWARD;
    job().step = panelsAtATime(program, operation);
  }
  work();
}

export function statistics(program: Program, index: i32): void {
  const operation = operationAt(program, index);
  describe(program, index, 0, stripsOf(operation));
  job().kind = units.STATISTICS;
  job().step = stripsAtATime(program);
  work();
}

export function update(
  program: Program,
  training: Training,
  index: i32,
  delta: usize,
  turned: usize,
  fromStrip: i32,
  toStrip: i32,
): void {
  if (operationAt(program, index).kind != DENSE) {
    describe(program, index, fromStrip, toStrip);
    job().training = training;
    job().a = delta;
    job().kind = units.NORMAL_UPDATE;
    job().step = stripsAtATime(program);
    work();
    return;
  }
  describe(program, index, 0, inputPanelsOf(operationAt(program, index)));
  job().training = training;
  job().a = delta;
  job().b = turned;
  job().kind = units.DENSE_UPDATE;
  job().step = INPUT_PANELS_AT_A_TIME;
  cutInner(fromStrip, toStrip, 256 * INPUT_PANELS_AT_A_TIME * panelsOf(program));
  work();
}

export function gatherInputs(program: Program, rows: usize, order: usize, examples: i32): void {
  if (!program.tiled) {
    alone.gatherInputs(program, rows, order, examples);
    return;
  }
  program.examples = examples;
  describe(program, 0, 0, paddedExamples(program));
  job().kind = units.GATHER;
  job().a = rows;
  job().b = order;
  job().step = max(1, unitBytes() / (operationAt(program, 0).units << 2));
  work();
  describe(program, 0, 0, featurePanels(program));
  job().kind = units.TURN_ROWS;
  job().step = max(1, unitBytes() / (paddedExamples(program) << 5));
  work();
}

export function turnInputs(program: Program, training: Training, index: i32): usize {
  if (index == 1) return program.transposed;
  describe(program, index, 0, paddedExamples(program) >> 3);
  job().training = training;
  job().kind = units.TURN_VALUES;
  job().step = panelsAtATime(program, operationAt(program, index - 1));
  work();
  return training.transposed;
}

/**
 * Begins to look at points [examples, features] at `rows`, `step` of them at a time; done when join returns. Small
 * programs only.
 * @param asked which operations, and where their values go
 */
export function probe(program: Program, rows: usize, asked: usize, examples: i32, step: i32): void {
  describe(program, 0, 0, examples);
  job().kind = units.PROBE;
  job().a = rows;
  job().b = asked;
  job().step = step;
  open();
}

/** Writes down a job that is cut along the outer range alone. */
function describe(program: Program, index: i32, from: i32, to: i32): void {
  job().program = program;
  job().index = index;
  job().from = from;
  job().to = to;
  job().innerFrom = 0;
  job().innerTo = 1;
  job().innerStep = 1;
}

/** Cuts the job's inner range so that a unit is worth being claimed. */
function cutInner(from: i32, to: i32, multiplications: i32): void {
  job().innerFrom = from;
  job().innerTo = to;
  job().innerStep = max(1, load<i32>(JOB_UNIT) / multiplications);
}

/** Bytes that make a unit where they are only gone over. */
function unitBytes(): i32 {
  return load<i32>(JOB_UNIT) >> 4;
}

/** Strips of four units whose values in all panels are worth being claimed. */
function stripsAtATime(program: Program): i32 {
  return max(1, unitBytes() / (panelsOf(program) * program.columns << 4));
}

function panelsAtATime(program: Program, operation: Operation): i32 {
  return max(1, unitBytes() / <i32>panelBytes(program, operation));
}
