/** One stage of a program forward or back, whatever its kind, for a range of panels. */
import { activate } from "./activation";
import { ACTIVATE, DENSE, DROPOUT, LINEAR, SOFTMAX } from "./codes";
import { softmaxBackward, softmaxForward } from "./columns";
import { smallBackward, smallForward } from "./dense-small";
import { denseBackward, denseForward, inputPanelsOf, stripsOf } from "./dense-tiled";
import { drop } from "./dropout";
import { Program, panelBytes, Stage, stageAt } from "./records";
import { applySlope } from "./slope";

/** Computes a stage's values from those of the stage before. */
export function forward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const stage = stageAt(program, index);
  if (stage.kind == DENSE && program.tiled) {
    denseForward(program, index, fromPanel, toPanel, 0, stripsOf(stage));
    return;
  }
  const panel = panelBytes(program, stage);
  const at = <usize>fromPanel * panel;
  const bytes = <usize>(toPanel - fromPanel) * panel;
  const values = stage.values + at;
  const before = stageAt(program, index - 1).values;
  if (stage.kind == DENSE) {
    smallForward(program, index, fromPanel, toPanel);
    if (stage.activation != LINEAR) activate(stage.activation, stage.slope, values, values, bytes);
  } else if (stage.kind == ACTIVATE) {
    activate(stage.activation, stage.slope, before + at, values, bytes);
    if (program.tiled) clearBeyondUnits(program, stage, stage.values, fromPanel, toPanel);
  } else if (stage.kind == DROPOUT) {
    if (program.drops) drop(program, stage, before, stage.values, fromPanel, toPanel);
    else memory.copy(values, before + at, bytes);
  } else if (stage.kind == SOFTMAX) {
    softmaxForward(program, index, fromPanel, toPanel);
  }
}

/**
 * From the derivatives by a stage's values to those by the stage before. Both have the slope of their own
 * activation in them.
 * @param to where a dense stage writes them; every other kind works in place
 */
export function backward(program: Program, index: i32, delta: usize, to: usize, fromPanel: i32, toPanel: i32): void {
  const stage = stageAt(program, index);
  if (stage.kind == DENSE && program.tiled) {
    denseBackward(program, index, delta, to, fromPanel, toPanel, 0, inputPanelsOf(stage));
    return;
  }
  const panel = panelBytes(program, stageAt(program, index - 1));
  const at = <usize>fromPanel * panel;
  const bytes = <usize>(toPanel - fromPanel) * panel;
  if (stage.kind == DENSE) {
    smallBackward(program, index, delta, to, fromPanel, toPanel);
    applySlope(program, index - 1, to, at, bytes);
    return;
  }
  if (stage.kind == DROPOUT && program.drops) drop(program, stage, delta, delta, fromPanel, toPanel);
  if (stage.kind == SOFTMAX) softmaxBackward(program, index, delta, fromPanel, toPanel);
  applySlope(program, index - 1, delta, at, bytes);
}

/** Zeros in the rows of panels that stand for no unit. */
export function clearBeyondUnits(program: Program, stage: Stage, values: usize, fromPanel: i32, toPanel: i32): void {
  const bytes = panelBytes(program, stage);
  const from = (<usize>(stage.units * program.columns)) << 2;
  for (let panel = fromPanel; panel < toPanel; panel++) {
    memory.fill(values + <usize>panel * bytes + from, 0, bytes - from);
  }
}
