/** TensorFlow.js's backends: which one trains a plan faster, and how one of several engines gets its own. */
import type { Plan } from "../../core/compiler/plan";
import type { Tf } from "../../core/nodes/define";
import type { Engine } from "../engine";

export const backends = ["cpu", "wasm"] as const;
export type Backend = (typeof backends)[number];

/**
 * Multiplications a step (parameters × batch) from which on wasm is the faster one. Both pay the same half
 * millisecond of bookkeeping; measured with one residual block of tanh, in Node 20, cpu against wasm: 0.86 × at 3,600,
 * 1.2 × at 11,000, 3.4 × at 140,000, 7 × at 2 million.
 */
const WASM_PAYS_FROM = 8_000;

/** Multiplications a millisecond, roughly. */
export const speeds: Readonly<Record<Backend, number>> = { cpu: 4e5, wasm: 4e6 };

export function fasterBackend({ parameters, training }: Plan): Backend {
  return parameters * training.batchSize >= WASM_PAYS_FROM ? "wasm" : "cpu";
}

/** Makes it the one that TensorFlow.js computes on, at once: ours need no waiting once they are there. */
export function activate(tf: Tf, backend: Backend): void {
  if (tf.getBackend() !== backend) void tf.setBackend(backend);
}

/** How TensorFlow.js says that a backend lacks a kernel, or something in one. */
const lacking = /^Kernel '.*' not registered for backend|Cannot find registered kernel|not yet supported/;

/** What was refused once is not tried again: a tape that breaks off leaves its tensors behind. */
const refused = new Set<string>();

/**
 * Whether the engine's backend has every kernel that a training step takes. The step that is tried changes nothing,
 * because a loss that is no number leaves the update out.
 */
export function hasKernels(engine: Engine, { features, outputs, nodes }: Plan): boolean {
  const key = [...new Set(nodes.map(({ kind, params }) => `${kind} ${params.function ?? ""}`))].sort().join();
  if (refused.has(key)) return false;
  const y = new Float32Array(outputs).fill(Number.NaN);
  try {
    engine.step({ count: 1, x: new Float32Array(features), y }, 0);
  } catch (error) {
    // Anything else is not the backend's fault: half a network, say, of which only pictures are wanted.
    if (error instanceof Error && lacking.test(error.message)) refused.add(key);
  }
  return !refused.has(key);
}
