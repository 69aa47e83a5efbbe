/** Chart points: real epochs, few of them, two runs side by side. */
import { expect, test } from "vitest";
import type { EpochRecord } from "../../engine/protocol";
import { curvePoints, onAxis, settingMarks } from "./curve-points";

const run = (epochs: number, loss = (epoch: number) => 1 / epoch): EpochRecord[] =>
  Array.from({ length: epochs }, (_, index) => ({ epoch: index + 1, loss: loss(index + 1), accuracy: 0.5 }));

test("a long run keeps its first and last epoch and stays drawable", () => {
  const points = curvePoints(run(10_000), []);
  expect(points.length).toBeLessThanOrEqual(401);
  expect(points[0]?.epoch).toBe(1);
  expect(points.at(-1)?.epoch).toBe(10_000);
  for (const { epoch, now } of points) expect(now.loss).toBe(1 / epoch);
});

test("a loss of zero is a point of its own, for which only a logarithmic axis has no place", () => {
  const points = curvePoints(
    run(3, (epoch) => (epoch === 2 ? 0 : 1)),
    [],
  );
  const losses = points.map(({ now }) => now.loss);
  expect(losses).toEqual([1, 0, 1]);
  expect(losses.map((loss) => onAxis(loss, true))).toEqual([1, null, 1]);
  expect(losses.map((loss) => onAxis(loss, false))).toEqual([1, 0, 1]);
  expect(onAxis(null, true)).toBeNull();
});

const settings = { optimizer: { kind: "adam", params: {} }, loss: "meanSquaredError", batchSize: 32 };

test("a change of settings is marked at the last epoch before it", () => {
  const epochs = run(6).map((record, index) =>
    index === 0
      ? { ...record, settings }
      : index === 4
        ? { ...record, settings: { ...settings, batchSize: 64 } }
        : record,
  );
  const [first, second, ...others] = settingMarks(epochs, { ...settings, batchSize: 16 });
  expect(first).toEqual({ epoch: 4, changes: ["batch size 32 → 64"] });
  expect(second).toEqual({ epoch: 6, changes: ["batch size 64 → 16"] });
  expect(others).toEqual([]);
});

test("no change, one that was taken back and epochs of which no settings are known have no mark", () => {
  expect(settingMarks([], settings)).toEqual([]);
  expect(settingMarks(run(3), settings)).toEqual([]);
  const same = structuredClone(settings);
  const epochs = run(3).map((record, index) => (index === 1 ? record : { ...record, settings: same }));
  expect(settingMarks(epochs, settings)).toEqual([]);
});

test("a kept run stands beside the present one, longer or shorter", () => {
  const points = curvePoints(run(2), run(3));
  expect(points.map((point) => [point.epoch, point.now.loss, point.kept.loss])).toEqual([
    [1, 1, 1],
    [2, 0.5, 0.5],
    [3, null, 1 / 3],
  ]);
});

test("nothing at all still has axes", () => {
  expect(curvePoints([], [])).toHaveLength(1);
});
