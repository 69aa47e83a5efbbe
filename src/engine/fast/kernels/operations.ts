/** One operation of a program forward or back, whatever its kind, for a range of panels. */
import { activate } from "./activation";
import { ACTIVATE, DENSE, DROPOUT, LINEAR, NORMALIZE_BATCH, NORMALIZE_LAYER, SOFTMAX } from "./codes";
import { softmaxBackward, softmaxForward } from "./columns";
import { smallBackward, smallForward } from "./dense-small";
import { denseBackward, denseForward, inputPanelsOf } from "./dense-tiled";
import { drop } from "./dropout";
import { batchBackward, batchForward } from "./batch-normalize";
import { layerBackward, layerForward } from "./layer-normalize";
import { Program, panelBytes, Operation, operationAt, stripsOf } from "./records";
import { applySlope } from "./slope";

/** Computes an operation's values from those of the operation before; NORMALIZE_BATCH in training wants its statistics first. */
export function forward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const operation = operationAt(program, index);
  if (operation.kind == DENSE && program.tiled) {
    denseForward(program, index, fromPanel, toPanel, 0, stripsOf(operation));
    return;
  }
  const panel = panelBytes(program, operation);
  const at = <usize>fromPanel * panel;
  const bytes = <usize>(toPanel - fromPanel) * panel;
  const values = operation.values + at;
  const before = operationAt(program, index - 1).values;
  if (operation.kind == DENSE) {
    smallForward(program, index, fromPanel, toPanel);
    if (operation.activation != LINEAR) activate(operation.activation, operation.slope, values, values, bytes);
  } else if (operation.kind == ACTIVATE) {
    activate(operation.activation, operation.slope, before + at, values, bytes);
    if (program.tiled) clearBeyondUnits(program, operation, operation.values, fromPanel, toPanel);
  } else if (operation.kind == DROPOUT) {
    if (program.drops) drop(program, operation, before, operation.values, fromPanel, toPanel);
    else memory.copy(values, before + at, bytes);
  } else if (operation.kind == SOFTMAX) {
    softmaxForward(program, index, fromPanel, toPanel);
  } else if (operation.kind == NORMALIZE_BATCH) {
    batchForward(program, index, fromPanel, toPanel);
  } else if (operation.kind == NORMALIZE_LAYER) {
    layerForward(program, index, fromPanel, toPanel);
  }
}

/**
 * From the derivatives by an operation's values to those by the operation before. Both have the slope of their own
 * activation in them.
 * @param to where a dense operation writes them; every other kind works in place
 */
export function backward(program: Program, index: i32, delta: usize, to: usize, fromPanel: i32, toPanel: i32): void {
  const operation = operationAt(program, index);
  if (operation.kind == DENSE && program.tiled) {
    denseBackward(program, index, delta, to, fromPanel, toPanel, 0, inputPanelsOf(operation));
    return;
  }
  const panel = panelBytes(program, operationAt(program, index - 1));
  const at = <usize>fromPanel * panel;
  const bytes = <usize>(toPanel - fromPanel) * panel;
  if (operation.kind == DENSE) {
    smallBackward(program, index, delta, to, fromPanel, toPanel);
    applySlope(program, index - 1, to, at, bytes);
    return;
  }
  if (operation.kind == DROPOUT && program.drops) drop(program, operation, delta, delta, fromPanel, toPanel);
  if (operation.kind == SOFTMAX) softmaxBackward(program, index, delta, fromPanel, toPanel);
  if (operation.kind == NORMALIZE_BATCH) batchBackward(program, index, delta, fromPanel, toPanel);
  if (operation.kind == NORMALIZE_LAYER) layerBackward(program, index, delta, fromPanel, toPanel);
  applySlope(program, index - 1, delta, at, bytes);
}

/** Zeros in the rows of panels that stand for no unit. */
export function clearBeyondUnits(program: Program, operation: Operation, values: usize, fromPanel: i32, toPanel: i32): void {
  const bytes = panelBytes(program, operation);
  const from = (<usize>(operation.units * program.columns)) << 2;
  for (let panel = fromPanel; panel < toPanel; panel++) {
    memory.fill(values + <usize>panel * bytes + from, 0, bytes - from);
  }
}
