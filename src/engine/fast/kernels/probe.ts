/** Looking at many points through a small program: each thread by a program of its own, some points at a time. */
import { gatherInputs } from "./batch";
import { SCRATCH_PROGRAM } from "./codes";
import { toRows } from "./panels";
import { panelsOf, Program, operationAt } from "./records";
import { forward } from "./operations";
import { scratch } from "./thread";

/** What is wanted of points: `count` Wishes behind it. */
@unmanaged
export class ProbeRequest {
  /** The numbers 0, 1, 2 …: the points are taken in their order. */
  order: usize;
  count: i32;
}

/** One operation whose values are wanted, and where they go as rows. */
@unmanaged
class ProbeTarget {
  operation: i32;
  to: usize;
}

/** Computes the asked values of a range of points [points, features] at `rows`. */
export function probeRows(rows: usize, asked: ProbeRequest, from: i32, to: i32): void {
  const program = changetype<Program>(load<usize>(scratch + SCRATCH_PROGRAM));
  const features = operationAt(program, 0).units;
  gatherInputs(program, rows + <usize>(from * features << 2), asked.order, to - from);
  const panels = panelsOf(program);
  let reached = 0;
  for (let index = 0; index < asked.count; index++) {
    const target = changetype<ProbeTarget>(changetype<usize>(asked) + offsetof<ProbeRequest>() + index * offsetof<ProbeTarget>());
    // In the chain's order, so each operation is computed once.
    for (; reached < target.operation; ) forward(program, ++reached, 0, panels);
    const operation = operationAt(program, target.operation);
    toRows(program, operation, target.to + <usize>(from * operation.units << 2));
  }
}
