/** Two films in step: there and back is the same place, and the same camera gives the same view. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { camerasOf, sameMoment } from "./in-step";
import { momentOf } from "./moment";
import { chainFilm } from "./testing/material";

const quarterTurn = [
  [0, 1],
  [-1, 0],
];
const stretch = [
  [3, 0.5],
  [0, 0.2],
];
const wide = [
  [1, 0, 1, 0.5],
  [0, 1, 1, -0.5],
];
const one = chainFilm([{ dense: quarterTurn }, { activation: "tanh" }, { dense: wide }]);
const other = chainFilm([
  { dense: stretch },
  { activation: "tanh" },
  { dense: wide.map((row) => row.toReversed()) },
]);

test("a place of one film is a place of the same chapter in the other, and back again the same", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const time = share * one.duration;
      const there = sameMoment(one, time, other) as number;
      expect(momentOf(other, there).of.node).toBe(momentOf(one, time).of.node);
      const back = sameMoment(other, there, one) as number;
      // What rests longer in one film than in the other comes back to the rest of the same stop.
      const { end, phases } = momentOf(one, time).of;
      const rest = phases.at(-1)?.end ?? end;
      if (time < rest) expect(back).toBeCloseTo(time, 9);
      else expect(back).toBeGreaterThanOrEqual(rest - 1e-9);
    }),
  );
});

test("a film without the layer has no such place", () => {
  const short = chainFilm([{ dense: quarterTurn }]);
  expect(sameMoment(one, one.duration, short)).toBeUndefined();
});

test("only wide stops have a camera to share, an orthonormal one that says it is another's", () => {
  const cameras = [...camerasOf(one).values()];
  expect(cameras.map(({ kind }) => kind)).toEqual(["shared"]);
  const axes = [...(cameras[0]?.axes ?? [])];
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  expect(dot(axes.slice(0, 4), axes.slice(4))).toBeCloseTo(0, 6);
  expect(dot(axes.slice(0, 4), axes.slice(0, 4))).toBeCloseTo(1, 6);
});
