/** The training engines that a script can ask for by name. */
import "./allow-relaxed-simd.mjs";
import { createChosenEngine } from "../src/engine/choose";
import { tensorflowEngine } from "../src/engine/tensorflow/load";
import type { EngineFactory } from "../src/engine/training/prepare";

export const engineNames = ["fast", "tensorflow"] as const;
export type EngineName = (typeof engineNames)[number];

/** undefined where this version does not have it. */
export const engines: Readonly<Record<EngineName, EngineFactory | undefined>> = {
  fast: createChosenEngine,
  tensorflow: tensorflowEngine,
};

/** What runs where nobody asks: the fast one where there is one. */
export const usualEngine: EngineName = engines.fast ? "fast" : "tensorflow";
