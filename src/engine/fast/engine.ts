/** The fast engine in the best variant that this machine runs, or in one that is asked for. */
import type { Plan } from "../../core/compiler/plan";
import type { Engine } from "../engine";
import { createKernelEngine } from "./kernel-engine";
import { createPlainEngine } from "./plain-engine";
import { bestVariant, type Variant } from "./variants";

export interface FastOptions {
  readonly variant?: Variant;
  /** Tiles or not, whatever the widths; for tests. */
  readonly tiled?: boolean;
}

/** @throws Error for a plan that fastRefusal refuses, or where the memory cannot be had */
export function createFastEngine(plan: Plan, { variant = bestVariant(), tiled }: FastOptions = {}): Engine {
  return variant === "plain" ? createPlainEngine(plan) : createKernelEngine(plan, { variant, tiled });
}
