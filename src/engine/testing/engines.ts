/** For tests only: every engine and variant, so that what is said of engines is tested on all of them. */
import type { Plan } from "../../core/compiler/plan";
import type { Engine } from "../engine";
import { createFastEngine, createThreadedEngine } from "../fast/engine";
import { tensorflowEngineOn } from "../tensorflow/load";

export interface TestedEngine {
  readonly title: string;
  /** How the engine names itself: proof that it is the one that ran. */
  readonly name: string;
  readonly create: (plan: Plan) => Promise<Engine> | Engine;
}

/** On the cpu backend: there everywhere. */
export const tensorflow: TestedEngine = {
  title: "TensorFlow.js",
  name: "TensorFlow.js, cpu",
  create: async (plan) => there(await tensorflowEngineOn("cpu", plan)),
};

/** On the wasm backend, with the transposed product mended. */
export const tensorflowWasm: TestedEngine = {
  title: "TensorFlow.js on wasm",
  name: "TensorFlow.js, wasm",
  create: async (plan) => there(await tensorflowEngineOn("wasm", plan)),
};

/** TensorFlow.js on each of its backends that Unfold uses. */
export const tensorflowEngines: readonly TestedEngine[] = [tensorflow, tensorflowWasm];

/** Every variant of the own engine, cut small enough that two and three threads all get work. */
export const fastEngines: readonly TestedEngine[] = [
  {
    title: "relaxed SIMD",
    name: "fast engine, 1 thread, relaxed SIMD",
    create: (plan) => createFastEngine(plan, { variant: "relaxed" }),
  },
  {
    title: "relaxed SIMD in tiles",
    name: "fast engine, 1 thread, relaxed SIMD",
    create: (plan) => createFastEngine(plan, { variant: "relaxed", tiled: true }),
  },
  {
    title: "SIMD",
    name: "fast engine, 1 thread, SIMD",
    create: (plan) => createFastEngine(plan, { variant: "simd" }),
  },
  {
    title: "SIMD in tiles",
    name: "fast engine, 1 thread, SIMD",
    create: (plan) => createFastEngine(plan, { variant: "simd", tiled: true }),
  },
  {
    title: "relaxed SIMD on two threads",
    name: "fast engine, 2 threads, relaxed SIMD",
    create: (plan) => createThreadedEngine(plan, { variant: "relaxed", tiled: true, threads: 2, unit: 1 }),
  },
  {
    title: "SIMD on three threads",
    name: "fast engine, 3 threads, SIMD",
    create: (plan) => createThreadedEngine(plan, { variant: "simd", tiled: true, threads: 3, unit: 1 }),
  },
  {
    title: "plain JavaScript",
    name: "fast engine, plain JavaScript",
    create: (plan) => createFastEngine(plan, { variant: "plain" }),
  },
];

/** All of them: what is said of engines is said of each. */
export const testedEngines: readonly TestedEngine[] = [...tensorflowEngines, ...fastEngines];

function there(engine: Engine | undefined): Engine {
  if (!engine) throw new Error("This backend does not start here, or lacks a kernel.");
  return engine;
}
