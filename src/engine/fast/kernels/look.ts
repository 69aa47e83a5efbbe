/** Looking at many points through a small program: each thread by a program of its own, some points at a time. */
import { gatherInputs } from "./batch";
import { SCRATCH_PROGRAM } from "./codes";
import { toRows } from "./panels";
import { panelsOf, Program, stageAt } from "./records";
import { forward } from "./stages";
import { scratch } from "./thread";

/** What is wanted of points: `count` Wishes behind it. */
@unmanaged
export class Asked {
  /** The numbers 0, 1, 2 …: the points are taken in their order. */
  order: usize;
  count: i32;
}

/** One stage whose values are wanted, and where they go as rows. */
@unmanaged
export class Wish {
  stage: i32;
  to: usize;
}

/** Computes the asked values of a range of points [points, features] at `rows`. */
export function lookAt(rows: usize, asked: Asked, from: i32, to: i32): void {
  const program = changetype<Program>(load<usize>(scratch + SCRATCH_PROGRAM));
  const features = stageAt(program, 0).units;
  gatherInputs(program, rows + <usize>(from * features << 2), asked.order, to - from);
  const panels = panelsOf(program);
  let reached = 0;
  for (let index = 0; index < asked.count; index++) {
    const wish = changetype<Wish>(changetype<usize>(asked) + offsetof<Asked>() + index * offsetof<Wish>());
    // In the chain's order, so each stage is computed once.
    for (; reached < wish.stage; ) forward(program, ++reached, 0, panels);
    const stage = stageAt(program, wish.stage);
    toRows(program, stage, wish.to + <usize>(from * stage.units << 2));
  }
}
