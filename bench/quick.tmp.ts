import "/work/fast/scripts/allow-relaxed-simd.mjs";
import { createFastEngine } from "/work/fast/src/engine/fast/engine";
import { createRandom, shuffle } from "/work/fast/src/core/math/random";
import { freshWeights } from "/work/fast/src/engine/run";
import * as W from "/work/fast/bench/works";
const names = process.argv.slice(2);
for (const w of [W.w1, W.w2, W.w3, W.w3d, W.w4]) {
  if (names.length && !names.includes(w.name)) continue;
  const plan = W.planOf(w);
  const ex = W.examplesOf(w, plan);
  const engine = createFastEngine(plan);
  engine.setWeights(freshWeights(plan));
  const laps = engine.laps!;
  laps.hold(W.heldOf(plan, ex), w.batchSize);
  const order = shuffle(Int32Array.from({ length: ex.count }, (_, i) => i), createRandom(1, "x"));
  const per = Math.ceil(ex.count / w.batchSize);
  const n = per;
  const lap = { order, batchSize: w.batchSize, from: 0, seeds: new Uint32Array(n).fill(7), losses: new Float64Array(n), corrects: new Int32Array(n) };
  const rates: number[] = [];
  const sec = w.name === "W4" ? 6 : 2;
  const begin = performance.now();
  while (performance.now() - begin < sec * 1000) {
    const t = performance.now(); const cpu0 = process.cpuUsage(); let c = 0;
    do { c += laps.advance(lap, () => false); } while (performance.now() - t < 100);
    const u = process.cpuUsage(cpu0); rates.push(c / (u.user + u.system) * 1e6);
  }
  rates.sort((a, b) => a - b);
  const med = rates[rates.length >> 1]!;
  console.log(w.name, med.toFixed(1), "steps/s", "max", rates.at(-1)!.toFixed(1), (med * W.gigaflops(plan)).toFixed(1), "GFLOP/s, best", (rates.at(-1)! * W.gigaflops(plan)).toFixed(1), "loss", lap.losses[0], engine.name);
}
