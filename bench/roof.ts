/** The roof: how many fused multiply-adds a second threads do when nothing else is asked of them. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import asc from "assemblyscript/asc";

const FLOPS_A_ROUND = 10 * 4 * 2;
const ROUNDS = 50_000;

/** What each thread does; plain JavaScript, because Node's threads know no other. */
const WORK = `
const { parentPort, workerData } = require("node:worker_threads");
const { roof } = new WebAssembly.Instance(workerData).exports;
// Many short calls first: V8 compiles a function better when it is called often, not when it runs long.
for (const until = Date.now() + 500; Date.now() < until; ) roof(1000);
parentPort.on("message", (until) => {
  const rates = [];
  while (Date.now() < until) {
    const begun = performance.now();
    for (let call = 0; call < 4; call++) roof(${ROUNDS});
    rates.push((4 * ${ROUNDS * FLOPS_A_ROUND}) / 1e6 / (performance.now() - begun));
  }
  parentPort.postMessage(rates);
});
parentPort.postMessage([]);
`;

/** GFLOP/s of roof.as.ts on so many threads at once, all together: the median of short slices, and the best. */
export async function roofOf(threads: number): Promise<{ readonly median: number; readonly max: number }> {
  const module = await compiledRoof();
  const workers = Array.from({ length: threads }, () => new Worker(WORK, { eval: true, workerData: module }));
  const answers = () =>
    Promise.all(workers.map((worker) => new Promise<number[]>((resolve) => worker.once("message", resolve))));
  await answers();
  const found = answers();
  for (const worker of workers) worker.postMessage(Date.now() + 1000);
  const rates = (await found).map((each) => each.sort((a, b) => a - b));
  for (const worker of workers) await worker.terminate();
  const sumAt = (share: number) =>
    rates.reduce((sum, each) => sum + (each[Math.round(share * (each.length - 1))] ?? 0), 0);
  return { median: sumAt(0.5), max: sumAt(1) };
}

async function compiledRoof(): Promise<WebAssembly.Module> {
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
  return new WebAssembly.Module(binary as BufferSource);
}
