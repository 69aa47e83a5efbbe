/** The roof of one thread: how many fused multiply-adds a second it does when nothing else is asked of it. */
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { type Rate, rateOf } from "./measure";

const FLOPS_A_ROUND = 10 * 4 * 2;
const ROUNDS = 50_000;

/** GFLOP/s of roof.as.ts. */
export async function roofOf(): Promise<Rate> {
  let binary: Uint8Array | undefined;
  const source = fileURLToPath(new URL("roof.as.ts", import.meta.url));
  await asc.main(
    [
      source,
      "--enable",
      "simd",
      "--enable",
      "relaxed-simd",
      "-O3",
      "--runtime",
      "stub",
      "--outFile",
      "roof.wasm",
    ],
    {
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (typeof contents !== "string") binary = contents;
      },
    },
  );
  if (!binary) throw new Error("bench: the roof did not compile");
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary as BufferSource));
  const roof = exports.roof as (rounds: number) => number;
  // Many short calls first: V8 compiles a function better when it is called often, not when it runs long.
  for (let call = 0; call < 3000; call++) roof(1000);
  return rateOf(
    () => {
      roof(ROUNDS);
      return (ROUNDS * FLOPS_A_ROUND) / 1e9;
    },
    { seconds: 1, spell: 5 },
  );
}
