/** The places of the bar of moments, and where keys and playing lead. */
import { expect, test } from "vitest";
import { barPlaces, nearestPlace, placeByKey, placeUntil } from "./moment-places";

const kept = [0, 1, 2, 4].map((epoch) => ({
  ...{ id: 10 + epoch, epoch, taken: 0, step: 8 * epoch },
  ...{ isExact: true, marks: [] },
}));
const now = { epoch: 4, step: 36, stepsPerEpoch: 8 };
const places = barPlaces(kept, now);

test("the present comes last, and stands for a moment of the same step", () => {
  expect(places.map(({ at, moment }) => [at, moment?.id])).toEqual([
    [0, 10],
    [1, 11],
    [2, 12],
    [4, 14],
    [4.5, undefined],
  ]);
  const rested = barPlaces(kept, { ...now, step: 32 });
  expect(rested.map(({ moment }) => moment?.id)).toEqual([10, 11, 12, undefined]);
  expect(barPlaces([], { epoch: 0, step: 0, stepsPerEpoch: 0 })).toEqual([{ at: 0, moment: undefined }]);
});

test("a hand takes the nearest, playing the last that was reached", () => {
  expect(nearestPlace(places, 2.9)?.moment?.id).toBe(12);
  expect(nearestPlace(places, 3.1)?.moment?.id).toBe(14);
  expect(nearestPlace(places, 99)?.moment).toBeUndefined();
  expect(placeUntil(places, 3.9)?.moment?.id).toBe(12);
  expect(placeUntil(places, -1)?.moment?.id).toBe(10);
});

test("keys lead from moment to moment, and never over the ends", () => {
  const by = (key: string, from: number | undefined) =>
    placeByKey(places, from === undefined ? undefined : kept.find(({ id }) => id === from), key)?.moment?.id;
  expect(by("ArrowLeft", undefined)).toBe(14);
  expect(by("ArrowLeft", 10)).toBe(10);
  expect(by("ArrowRight", 14)).toBeUndefined();
  expect(by("ArrowRight", 11)).toBe(12);
  expect(by("Home", undefined)).toBe(10);
  expect(by("End", 11)).toBeUndefined();
  expect(placeByKey(places, undefined, "a")).toBeUndefined();
  // Thinned away since it was looked at.
  const gone = { id: 13, epoch: 3, taken: 0, step: 24 };
  expect(placeByKey(places, gone, "ArrowLeft")?.moment?.id).toBe(11);
  expect(placeByKey(places, gone, "ArrowRight")?.moment?.id).toBe(14);
});
