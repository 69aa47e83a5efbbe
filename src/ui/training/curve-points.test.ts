/** Chart points: real epochs, few of them, two runs side by side. */
import { expect, test } from "vitest";
import type { EpochRecord } from "../../engine/protocol";
import { curvePoints } from "./curve-points";

const run = (epochs: number, loss = (epoch: number) => 1 / epoch): EpochRecord[] =>
  Array.from({ length: epochs }, (_, index) => ({ epoch: index + 1, loss: loss(index + 1), accuracy: 0.5 }));

test("a long run keeps its first and last epoch and stays drawable", () => {
  const points = curvePoints(run(10_000), [], false);
  expect(points.length).toBeLessThanOrEqual(401);
  expect(points[0]?.epoch).toBe(1);
  expect(points.at(-1)?.epoch).toBe(10_000);
  for (const { epoch, now } of points) expect(now.loss).toBe(1 / epoch);
});

test("a loss of zero has no place on a logarithmic axis", () => {
  const points = curvePoints(
    run(2, () => 0),
    [],
    true,
  );
  expect(points.map((point) => point.now.loss)).toEqual([null, null]);
  expect(
    curvePoints(
      run(1, () => 0),
      [],
      false,
    )[0]?.now.loss,
  ).toBe(0);
});

test("a kept run stands beside the present one, longer or shorter", () => {
  const points = curvePoints(run(2), run(3), false);
  expect(points.map((point) => [point.epoch, point.now.loss, point.kept.loss])).toEqual([
    [1, 1, 1],
    [2, 0.5, 0.5],
    [3, null, 1 / 3],
  ]);
});

test("nothing at all still has axes", () => {
  expect(curvePoints([], [], false)).toHaveLength(1);
});
