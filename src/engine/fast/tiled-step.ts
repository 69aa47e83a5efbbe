/** One step of a tiled network in parts, between which the engine may stop; or only its gradient. */
import type { BatchResult } from "../engine";
import * as codes from "./kernels/codes";
import type { NetworkMemory } from "./network-memory";
import type { Operation } from "./operations";

/** Multiplications in one part for each thread: some ten milliseconds. */
const PART = 2e8;

/**
 * Computes the batch that lies in the staging rows and writes the new weights beside the old ones, which stay in
 * force. Yields between parts.
 * @returns the loss before the update; infinite where only the update failed
 */
export function* tiledStep(
  network: NetworkMemory,
  count: number,
  border: number,
): Generator<undefined, BatchResult> {
  const { trainer } = network;
  const { kernels, f64, threads } = network.memory;
  const { record, operations } = network.training;
  const { x, y, identity } = network.staging;
  const panels = Math.ceil(count / 8);
  const last = operations.length - 1;
  const first = operations.findIndex(({ weighted }) => weighted !== undefined);

  kernels.gatherInputs(record, x, identity, count);
  kernels.gatherTargets(record, trainer, y, identity);
  for (let index = 1; index <= last; index++) {
    if (operations[index]?.kind === codes.NORMALIZE_BATCH) {
      kernels.statistics(record, index);
      yield;
    }
    for (const [from, to] of ranges(panels, (8 * workOf(operations[index])) / threads)) {
      kernels.forward(record, index, from, to);
      yield;
    }
  }
  kernels.differentiateLoss(record, trainer, border);
  const loss = (f64[trainer / 8 + codes.TRAINING_LOSS_SUM] as number) + kernels.penalty(record, trainer);
  const correct = network.get(trainer, codes.TRAINING_CORRECT);
  if (!Number.isFinite(loss)) return { loss, correct };

  kernels.beginUpdate(trainer);
  let [delta, other] = network.deltas;
  for (let index = last; index >= first; index--) {
    const operation = operations[index];
    const isDense = operation?.kind === codes.DENSE;
    if (operation?.weighted) {
      const turned = isDense ? kernels.turnInputs(record, trainer, index) >>> 0 : 0;
      const work = (isDense ? 4 * operation.inputs * count : 0) / threads;
      for (const [from, to] of ranges(Math.ceil(operation.units / 4), work)) {
        kernels.update(record, trainer, index, delta, turned, from, to);
        yield;
      }
    }
    if (index === first) break;
    for (const [from, to] of ranges(panels, (8 * workOf(operation)) / threads)) {
      kernels.backward(record, index, delta, other, from, to);
      yield;
    }
    if (isDense) [delta, other] = [other, delta];
  }
  const keepsGradient = network.get(trainer, codes.TRAINING_OPTIMIZER) === codes.KEEP_GRADIENT;
  if (network.get(trainer, codes.TRAINING_CLIPPING) !== codes.CLIP_NONE && !keepsGradient) {
    kernels.clipGradient(record, trainer);
    yield;
    for (let index = first; index <= last; index++) {
      if (!operations[index]?.weighted) continue;
      kernels.updateFromClipped(record, trainer, index);
      yield;
    }
  }
  return { loss: kernels.allFinite(trainer) ? loss : Number.POSITIVE_INFINITY, correct };
}

/** Multiplications of an operation for one example. */
function workOf(operation: Operation | undefined): number {
  return operation?.kind === codes.DENSE ? operation.inputs * operation.units : 0;
}

/** 0 to count in ranges of not too much work each; one range where it is no work. */
function* ranges(count: number, workOfEach: number): Generator<readonly [number, number]> {
  const size = workOfEach > 0 ? Math.max(1, Math.floor(PART / workOfEach)) : count;
  for (let from = 0; from < count; from += size) yield [from, Math.min(count, from + size)];
}
