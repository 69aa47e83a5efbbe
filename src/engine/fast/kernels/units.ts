/** What a job shared by threads is, and what a unit of it is: a part of one operation's work, cut along two directions. */
import { gatherRows, turnRows, turnValues } from "./batch";
import { denseBackward, denseForward, denseUpdate } from "./dense-tiled";
import { batchStatistics } from "./batch-normalize";
import { normalUpdate } from "./normalize";
import { ProbeRequest, probeRows } from "./probe";
import { Program, Training } from "./records";
import { backward, forward } from "./operations";
import { noteTrouble } from "./update";

// Kinds of job, and what they are cut along: the outer range and the inner one.
/** Panels, strips. */
export const DENSE_FORWARD: i32 = 0;
/** Panels, panels of eight inputs. */
export const DENSE_BACKWARD: i32 = 1;
/** Panels of eight inputs, strips. */
export const DENSE_UPDATE: i32 = 2;
/** Panels of examples, as all below. */
export const FORWARD: i32 = 3;
export const BACKWARD: i32 = 4;
/** Examples. */
export const GATHER: i32 = 5;
/** Panels of features. */
export const TURN_ROWS: i32 = 6;
export const TURN_VALUES: i32 = 7;
/** Points that are looked at. */
export const PROBE: i32 = 8;
/** Strips. */
export const STATISTICS: i32 = 9;
export const NORMAL_UPDATE: i32 = 10;

@unmanaged
export class Job {
  kind: i32;
  units: i32;
  program: Program;
  training: Training;
  /** The operation. */
  index: i32;
  /** Two addresses: what the operation's kernel takes. */
  a: usize;
  b: usize;
  /** The outer range, and how much of it a unit takes. */
  from: i32;
  to: i32;
  step: i32;
  /** The inner range, likewise: units go through all of it before the next outer step. */
  innerFrom: i32;
  innerTo: i32;
  innerStep: i32;
}

export function runUnit(job: Job, unit: i32): void {
  const inner = (job.innerTo - job.innerFrom + job.innerStep - 1) / job.innerStep;
  const from = job.from + (unit / inner) * job.step;
  const to = min(job.to, from + job.step);
  const innerFrom = job.innerFrom + (unit % inner) * job.innerStep;
  const innerTo = min(job.innerTo, innerFrom + job.innerStep);
  const program = job.program;
  const training = job.training;
  const index = job.index;
  const a = job.a;
  const b = job.b;
  const kind = job.kind;
  if (kind == DENSE_FORWARD) denseForward(program, index, from, to, innerFrom, innerTo);
  else if (kind == DENSE_BACKWARD) denseBackward(program, index, a, b, from, to, innerFrom, innerTo);
  else if (kind == DENSE_UPDATE) denseUpdate(program, training, index, a, b, innerFrom, innerTo, from, to);
  else if (kind == FORWARD) forward(program, index, from, to);
  else if (kind == BACKWARD) backward(program, index, a, b, from, to);
  else if (kind == GATHER) gatherRows(program, a, b, from, to);
  else if (kind == TURN_ROWS) turnRows(program, from, to);
  else if (kind == TURN_VALUES) turnValues(program, training, index, from, to);
  else if (kind == STATISTICS) batchStatistics(program, index, from, to);
  else if (kind == NORMAL_UPDATE) {
    normalUpdate(program, training, index, a, from, to);
    noteTrouble(training);
  } else probeRows(a, changetype<ProbeRequest>(b), from, to);
}
