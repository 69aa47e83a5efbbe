/**
 * The ways to run the fast engine, best first: kernels with relaxed SIMD (fused multiply-adds), kernels with plain
 * SIMD, and plain TypeScript for where WebAssembly has no SIMD.
 */
import { relaxed, relaxedThreads, simd, simdThreads } from "./kernels/build/modules";

export const variants = ["relaxed", "simd", "plain"] as const;
export type Variant = (typeof variants)[number];
export type KernelVariant = Exclude<Variant, "plain">;

const sources = { relaxed, simd, relaxedThreads, simdThreads } as const;
type Source = keyof typeof sources;
const modules = new Map<Source, WebAssembly.Module | undefined>();

/** The best variant that this machine runs. */
export function bestVariant(): Variant {
  return variants.find(isSupported) ?? "plain";
}

export function isSupported(variant: Variant): boolean {
  return variant === "plain" || kernelModule(variant) !== undefined;
}

/** The compiled kernels; undefined where this machine does not know their instructions. */
export function kernelModule(variant: KernelVariant): WebAssembly.Module | undefined {
  return moduleOf(variant);
}

/** The same for several threads. */
export function threadedModule(variant: KernelVariant): WebAssembly.Module | undefined {
  return moduleOf(`${variant}Threads`);
}

function moduleOf(source: Source): WebAssembly.Module | undefined {
  if (!modules.has(source)) modules.set(source, compile(sources[source]));
  return modules.get(source);
}

/** Tries it out: the modules are so small that asking for the features first would be no faster. */
function compile(base64: string): WebAssembly.Module | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined;
}
