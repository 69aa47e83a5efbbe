/** Which engine trains a plan, and why. */
import type { Plan } from "../core/compiler/plan";
import type { Engine, EnginePreference } from "./engine";
import { createThreadedEngine } from "./fast/engine";
import { fastRefusal } from "./fast/refusal";

export type EngineChoice =
  | { readonly kind: "fast" }
  /** `why` in a few words: "this graph branches". */
  | { readonly kind: "tensorflow"; readonly why: string };

/**
 * The fast engine for every plan that it takes, unless a person asks for the other.
 * @internal
 */
export function chooseEngine(plan: Plan, preference?: EnginePreference): EngineChoice {
  if (preference === "tensorflow") return { kind: "tensorflow", why: "chosen" };
  const why = fastRefusal(plan);
  return why === undefined ? { kind: "fast" } : { kind: "tensorflow", why };
}

/** The chosen engine; its name tells people why where it is not the fast one. TensorFlow.js is loaded when it is needed. */
export async function createChosenEngine(plan: Plan, preference?: EnginePreference): Promise<Engine> {
  const choice = chooseEngine(plan, preference);
  if (choice.kind === "fast") return createThreadedEngine(plan);
  const { tensorflowEngine } = await import("./tensorflow/load");
  const engine = await tensorflowEngine(plan);
  return { ...engine, name: `${engine.name}: ${choice.why}` };
}
