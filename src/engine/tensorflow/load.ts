/** The one place where TensorFlow.js enters the program. */
import * as tf from "@tensorflow/tfjs";
import type { Plan } from "../../core/compiler/plan";
import type { Engine } from "../engine";
import { createTensorflowEngine } from "./engine";

export { tf };

/** Makes an engine on the cpu backend, the fastest that TensorFlow.js has for nets of this size. */
export async function tensorflowEngine(plan: Plan): Promise<Engine> {
  // In Node the cpu backend would otherwise advertise another package on the console.
  tf.env().set("IS_NODE", false);
  await tf.setBackend("cpu");
  return createTensorflowEngine(tf, plan);
}
