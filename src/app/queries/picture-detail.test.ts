/** How fine pictures are: M2 gets everything, M3 what it can bear. */
import { expect, test } from "vitest";
import { cloudPoints, pictureDetail, sampleIndices } from "./picture-detail";

const question = { running: true, engine: "fast engine, 1 thread, SIMD", raster: 200, examples: 1000 };

test("a small network gets the whole sheet, finer lines and the raster asked for once it stands still", () => {
  expect(pictureDetail({ ...question, parameters: 34 })).toEqual({
    lines: 41,
    refine: 1,
    raster: 64,
    samples: 1000,
  });
  expect(pictureDetail({ ...question, parameters: 34, running: false, raster: 500 })).toEqual({
    lines: 41,
    refine: 4,
    raster: 500,
    samples: 1000,
  });
});

test("the two-million-parameter network gets a coarser sheet, and its 50 × 50 prediction at rest on the fast engine", () => {
  const running = pictureDetail({ ...question, parameters: 2_007_002 });
  expect(running.lines).toBe(11);
  expect(running.raster).toBe(16);
  const still = pictureDetail({ ...question, parameters: 2_007_002, running: false, raster: 50 });
  expect(still.lines).toBe(21);
  expect(still.raster).toBe(50);
});

test("even the largest network gets something", () => {
  const detail = pictureDetail({ ...question, parameters: 1e9, engine: "TensorFlow.js, cpu: chosen" });
  expect(detail).toEqual({ lines: 11, refine: 1, raster: 16, samples: 32 });
});

test("TensorFlow.js gets a coarser picture of it than the fast engine, and a finer one on wasm than on the cpu", () => {
  const still = { ...question, parameters: 2_007_002, running: false, raster: 50 };
  const wasm = pictureDetail({ ...still, engine: "TensorFlow.js, wasm: chosen" });
  const cpu = pictureDetail({ ...still, engine: "TensorFlow.js, cpu: chosen" });
  expect(wasm).toEqual({ lines: 21, refine: 1, raster: 40, samples: 1000 });
  expect(cpu).toEqual({ lines: 11, refine: 1, raster: 16, samples: 66 });
});

test("a cloud has a million points where the network is small, and at rest also where it is slow", () => {
  const fast = question.engine;
  const asked = (parameters: number, running: boolean, engine: string) =>
    cloudPoints({ parameters, running, engine });
  expect(asked(34, true, fast)).toBe(1_000_000);
  expect(asked(34, false, "TensorFlow.js, cpu: chosen")).toBe(1_000_000);
  expect(asked(2_007_002, true, fast)).toBe(10_000);
  expect(asked(2_007_002, false, fast)).toBe(99_651);
});

test("samples are spread evenly, and all of them where as many are shown", () => {
  expect([...sampleIndices(10, 5)]).toEqual([0, 2, 4, 6, 8]);
  expect([...sampleIndices(4, 4)]).toEqual([0, 1, 2, 3]);
});
