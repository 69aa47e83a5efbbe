/** The fast engine in the best variant that this machine runs, on as many threads as pay, or as it is asked for. */
import type { Plan } from "../../core/compiler/plan";
import type { Engine } from "../engine";
import { createKernelEngine } from "./kernel-engine";
import { KernelMemory } from "./kernel-memory";
import { createPlainEngine } from "./plain-engine";
import { isTiled, threadsFor } from "./threads/worth";
import { bestVariant, type Variant } from "./variants";

export interface FastOptions {
  readonly variant?: Variant;
  /** Tiles or not, whatever the widths; for tests. */
  readonly tiled?: boolean;
}

export interface ThreadOptions extends FastOptions {
  readonly threads?: number;
  /** Multiplications that a thread claims at a time; for tests. */
  readonly unit?: number;
}

/**
 * On one thread, at once.
 * @throws Error for a plan that fastRefusal refuses, or where the memory cannot be had
 */
export function createFastEngine(
  plan: Plan,
  { variant = bestVariant(), tiled = isTiled(plan) }: FastOptions = {},
): Engine {
  if (variant === "plain") return createPlainEngine(plan);
  return createKernelEngine(plan, KernelMemory.take(variant), tiled);
}

/** On several threads where they pay and can be had, or as many as asked for; otherwise as the function above. */
export async function createThreadedEngine(
  plan: Plan,
  { variant = bestVariant(), tiled = isTiled(plan), threads = threadsFor(plan), unit }: ThreadOptions = {},
): Promise<Engine> {
  const memory =
    variant === "plain" || threads < 2 ? undefined : await KernelMemory.takeShared(variant, threads, unit);
  return memory ? createKernelEngine(plan, memory, tiled) : createFastEngine(plan, { variant, tiled });
}
