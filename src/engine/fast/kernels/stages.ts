/** One stage of a program forward or back, whatever its kind; dense stages for a range of panels. */
import { activate } from "./activation";
import { ACTIVATE, DENSE, DROPOUT, LINEAR, SOFTMAX } from "./codes";
import { softmaxBackward, softmaxForward } from "./columns";
import { smallBackward, smallForward } from "./dense-small";
import { denseBackward, denseForward } from "./dense-tiled";
import { drop } from "./dropout";
import { Program, panelBytes, panelsOf, Stage, stageAt } from "./records";
import { applySlope } from "./slope";

/** Computes a stage's values from those of the stage before. */
export function forward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const stage = stageAt(program, index);
  if (stage.kind == DENSE && program.tiled) {
    denseForward(program, index, fromPanel, toPanel);
    return;
  }
  if (fromPanel > 0) return;
  const bytes = panelBytes(program, stage) * panelsOf(program);
  if (stage.kind == DENSE) {
    smallForward(program, index);
    if (stage.activation != LINEAR) activate(stage.activation, stage.slope, stage.values, stage.values, bytes);
  } else if (stage.kind == ACTIVATE) {
    activate(stage.activation, stage.slope, stageAt(program, index - 1).values, stage.values, bytes);
    if (program.tiled) clearBeyondUnits(program, stage, stage.values);
  } else if (stage.kind == DROPOUT) {
    if (program.drops) drop(program, stage, stageAt(program, index - 1).values, stage.values);
    else memory.copy(stage.values, stageAt(program, index - 1).values, bytes);
  } else if (stage.kind == SOFTMAX) {
    softmaxForward(program, index);
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
    denseBackward(program, index, delta, to, fromPanel, toPanel);
    return;
  }
  if (fromPanel > 0) return;
  const before = panelBytes(program, stageAt(program, index - 1)) * panelsOf(program);
  if (stage.kind == DENSE) {
    smallBackward(program, index, delta, to);
    applySlope(program, index - 1, to, 0, before);
    return;
  }
  if (stage.kind == DROPOUT && program.drops) drop(program, stage, delta, delta);
  if (stage.kind == SOFTMAX) softmaxBackward(program, index, delta);
  applySlope(program, index - 1, delta, 0, before);
}

/** Zeros in the rows of panels that stand for no unit. */
export function clearBeyondUnits(program: Program, stage: Stage, values: usize): void {
  const bytes = panelBytes(program, stage);
  const from = (<usize>(stage.units * program.columns)) << 2;
  for (let panel = panelsOf(program); panel > 0; --panel, values += bytes) {
    memory.fill(values + from, 0, bytes - from);
  }
}
