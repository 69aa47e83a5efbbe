/** The one place where TensorFlow.js enters the program. */
import * as tf from "@tensorflow/tfjs";
import type { Plan } from "../../core/compiler/plan";
import type { Engine } from "../engine";
import { activate, type Backend, fasterBackend, hasKernels } from "./backend";
import { createTensorflowEngine } from "./engine";

// In Node the cpu backend would otherwise advertise another package on the console.
tf.env().set("IS_NODE", false);

/** @internal */
export { tf };

/** Makes an engine on the backend that trains this plan faster, or on the cpu where the other cannot. */
export async function tensorflowEngine(plan: Plan): Promise<Engine> {
  const engine = fasterBackend(plan) === "wasm" ? await tensorflowEngineOn("wasm", plan) : undefined;
  return engine ?? onCpu(plan);
}

/**
 * Makes an engine on this backend; undefined where it does not start or cannot train the plan.
 * @internal
 */
export async function tensorflowEngineOn(backend: Backend, plan: Plan): Promise<Engine | undefined> {
  if (backend === "cpu") return onCpu(plan);
  const { startWasmBackend } = await import("./wasm-backend");
  if (!(await startWasmBackend(tf))) return undefined;
  activate(tf, backend);
  const engine = createTensorflowEngine(tf, plan);
  if (hasKernels(engine, plan)) return engine;
  engine.dispose();
  return undefined;
}

function onCpu(plan: Plan): Engine {
  activate(tf, "cpu");
  return createTensorflowEngine(tf, plan);
}
