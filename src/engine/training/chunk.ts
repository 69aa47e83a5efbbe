/** How much to ask of an engine at once, so that messages are looked at often enough. */
import type { Plan } from "../../core/compiler/plan";
import type { Engine } from "../engine";

/** Milliseconds of work between two times that messages are handled. */
const CHUNK_TIME = 10;
/** Multiplications a millisecond of an engine that does not say: TensorFlow.js's on the cpu. */
const USUAL_SPEED = 4e5;

/** Multiplications a millisecond, roughly. */
export function speedOf({ speed = USUAL_SPEED }: Engine): number {
  return speed;
}

/** How many rows the engine takes through the plan in a chunk's time, as far as that is known beforehand; 0 for a huge one. */
export function rowsInChunkTime({ nodes, parameters }: Plan, engine: Engine): number {
  const units = nodes.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
  return Math.floor((CHUNK_TIME * speedOf(engine)) / (parameters + 16 * units));
}

/** How many rows to push through the network between two times that messages are handled: 16 to 8192. */
export function rowsPerChunk(plan: Plan, engine: Engine): number {
  return Math.max(16, Math.min(8192, rowsInChunkTime(plan, engine)));
}
