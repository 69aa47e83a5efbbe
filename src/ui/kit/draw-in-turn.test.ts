/** Pictures in turn: at once as long as it takes no time, the rest in tasks of its own, all in their order. */
import { expect, test } from "vitest";
import { drawInTurn } from "./draw-in-turn";

function spin(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test("many slow pictures are drawn in several tasks, in the order of asking, but for one that is taken back", async () => {
  const drawn: number[] = [];
  const slow = (index: number) => () => {
    spin(12);
    drawn.push(index);
  };
  const takeBack = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => drawInTurn(slow(index), false));
  const atOnce = drawn.length;
  expect(atOnce).toBeGreaterThan(0);
  expect(atOnce).toBeLessThan(4);
  takeBack[5]!();
  const seen = [atOnce];
  await expect
    .poll(
      () => {
        seen.push(drawn.length);
        return drawn.length;
      },
      { interval: 1 },
    )
    .toBe(7);
  expect(drawn).toEqual([0, 1, 2, 3, 4, 6, 7]);
  // The page could do something else in between.
  expect(new Set(seen).size).toBeGreaterThan(2);
});

test("quick pictures are drawn at once", async () => {
  // After the moment of those before.
  await new Promise((resolve) => setTimeout(resolve, 50));
  let drawn = 0;
  for (let index = 0; index < 20; index++) drawInTurn(() => drawn++, false);
  expect(drawn).toBe(20);
});

test("one that throws takes nobody else's turn", async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const drawn: string[] = [];
  expect(() =>
    drawInTurn(() => {
      throw new Error("out of paint");
    }, false),
  ).toThrow("out of paint");
  drawInTurn(() => drawn.push("next"), false);
  await expect.poll(() => drawn).toEqual(["next"]);
});

test("a first picture comes in a task of its own, and takes its turn back where its place is gone", async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const drawn: string[] = [];
  drawInTurn(() => drawn.push("first"), true);
  const takeBack = drawInTurn(() => drawn.push("gone"), true);
  expect(drawn).toEqual([]);
  takeBack();
  await expect.poll(() => drawn).toEqual(["first"]);
});
