/** What an optimizer remembers, between the kernels' memory and arrays of its own: its arrays lie as the weights do. */
import type { OptimizerMemory } from "../../core/training/run-state";
import type { OptimizerAccess } from "../engine";
import { fitsTrained } from "../training/optimizer-memory";
import { readTrained, writeTrained } from "./kernel-weights";
import * as codes from "./kernels/codes";
import type { NetworkMemory } from "./network-memory";

/** The powers of Adam's betas stand for the number of steps taken: the kernels multiply them step by step. */
const POWERS = [codes.TRAINING_POWER_A, codes.TRAINING_POWER_B] as const;

/** Of the network in this memory. */
export function kernelOptimizer(network: NetworkMemory): OptimizerAccess {
  const { memory, plan, trainer } = network;
  const { kind } = plan.training.optimizer;
  const places = [codes.TRAINING_SLOT_A, codes.TRAINING_SLOT_B]
    .map((field) => network.get(trainer, field))
    .filter((place) => place !== 0);
  return {
    read: (): OptimizerMemory => ({
      engine: "kernels",
      kind,
      counters: POWERS.map((power) => memory.f64[trainer / 8 + power] as number),
      slots: places.map((place) => readTrained(network, place)),
    }),
    write({ engine, kind: of, counters, slots }) {
      const fits = engine === "kernels" && of === kind && counters.length === POWERS.length;
      if (!fits || slots.length !== places.length || !fitsTrained(plan, slots)) return false;
      for (const [index, power] of POWERS.entries()) memory.f64[trainer / 8 + power] = counters[index] ?? 1;
      for (const [index, place] of places.entries()) writeTrained(network, place, slots[index] ?? new Map());
      return true;
    },
  };
}
