/** The way of a first visitor: the rings are there, Train parts them, and every picture is where the weights say. */
import { expect, type Page, test } from "@playwright/test";
import { Matrix, solve } from "ml-matrix";
import { Editor } from "./editor";
import { forward, type SavedFile } from "./forward";

type Points = Map<string, [number, number]>;

/** Where the followed points are drawn, in CSS pixels of the large picture. */
async function drawnPoints(page: Page): Promise<Points> {
  const circles = await page
    .locator(".followed circle")
    .evaluateAll((elements) =>
      elements.map((circle) => [
        circle.getAttribute("data-point"),
        Number(circle.getAttribute("cx")),
        Number(circle.getAttribute("cy")),
      ]),
    );
  return new Map((circles as [string, number, number][]).map(([name, x, y]) => [name, [x, y]]));
}

/** The material's even spread of named points, written out again: a sunflower over the disc of radius 5.7. */
const named = new Map(
  [..."ABCDEFGHIJKLMNOPQRST"].map((name, index): [string, [number, number]] => {
    const radius = 5.7 * Math.sqrt((index + 0.5) / 20);
    const angle = index * Math.PI * (3 - Math.sqrt(5));
    return [name, [radius * Math.cos(angle), radius * Math.sin(angle)]];
  }),
);

/** The scale and origin of a picture from where two known points are drawn. */
function scaleOf(drawn: Points, known: Map<string, number[]>): (x: number, y: number) => [number, number] {
  const names = [...known.keys()];
  const far = names.reduce((best, name) =>
    Math.abs(known.get(name)![0]! - known.get("A")![0]!) >
    Math.abs(known.get(best)![0]! - known.get("A")![0]!)
      ? name
      : best,
  );
  const perUnit = (drawn.get(far)![0] - drawn.get("A")![0]) / (known.get(far)![0]! - known.get("A")![0]!);
  const originX = drawn.get("A")![0] - perUnit * known.get("A")![0]!;
  const originY = drawn.get("A")![1] + perUnit * known.get("A")![1]!;
  return (x, y) => [originX + perUnit * x, originY - perUnit * y];
}

/**
 * How far the drawn places are, at worst and in pixels, from a picture that looks at the values along two
 * directions: best fitted ones, which must be orthonormal times the scale of the picture.
 */
function expectLookedAt(
  drawn: Points,
  values: ReadonlyMap<string, readonly number[]>,
  shared: (x: number, y: number) => [number, number],
  what: string,
): void {
  const [originX, originY] = shared(0, 0);
  const perUnit = shared(1, 0)[0] - originX;
  const names = [...values.keys()];
  const rows = new Matrix(names.map((name) => [...values.get(name)!]));
  const places = new Matrix(
    names.map((name) => [
      (drawn.get(name)![0] - originX) / perUnit,
      (originY - drawn.get(name)![1]) / perUnit,
    ]),
  );
  const axes = solve(rows, places, true);
  const off = Matrix.sub(rows.mmul(axes), places);
  expect(Math.max(...off.to1DArray().map(Math.abs)) * perUnit, what).toBeLessThanOrEqual(0.5);
  const gram = axes.transpose().mmul(axes).to1DArray();
  // A picture's pixels are whole to a tenth or so: the axes are known no better than that.
  for (const [index, entry] of gram.entries()) expect(entry, what).toBeCloseTo([1, 0, 0, 1][index]!, 1);
}

test("a first visitor trains the two rings, and every followed point is drawn where the exported weights put it", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await expect(editor.nodes()).toHaveCount(9);
  await expect(editor.verdict()).toHaveText("nothing wrong");
  await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();

  await editor.train();
  expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.99);
  const file = JSON.parse(await editor.savedFile()) as SavedFile;

  await page.getByRole("switch", { name: "One scale" }).click();
  await editor.show("Follow points");
  await editor.choose("input");
  await expect(page.locator(".followed[data-node=n1] circle")).toHaveCount(20);
  const drawnInput = await drawnPoints(page);
  const shared = scaleOf(drawnInput, named);
  for (const [name, [x, y]] of named) expectNear(drawnInput.get(name)!, shared(x, y), `${name} at input`);

  for (const node of file.nodes.slice(1)) {
    await editor.choose(node.name);
    await expect(page.locator(`.followed[data-node=${node.id}] circle`)).toHaveCount(20);
    const drawn = await drawnPoints(page);
    const values = new Map([...named].map(([name, point]) => [name, forward(file, point).get(node.name)!]));
    const width = values.get("A")!.length;
    if (node.kind === "softmax") {
      // The segment has a scale of its own; two points give it, the other eighteen must agree.
      const own = scaleOf(drawn, values);
      for (const [name, [x, y]] of values)
        expectNear(drawn.get(name)!, own(x!, y!), `${name} at ${node.name}`);
    } else if (width === 2) {
      for (const [name, [x, y]] of values)
        expectNear(drawn.get(name)!, shared(x!, y!), `${name} at ${node.name}`);
    } else {
      expectLookedAt(drawn, values, shared, `points at ${node.name}`);
    }
  }
});

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
}

function expectNear(
  drawn: readonly [number, number],
  expected: readonly [number, number],
  what: string,
): void {
  expect(distance(drawn, expected), what).toBeLessThanOrEqual(0.5);
}
