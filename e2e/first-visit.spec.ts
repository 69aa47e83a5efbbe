/** The way of a first visitor: the rings are there, Train parts them, and every picture is where the weights say. */
import { expect, type Page, test } from "@playwright/test";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
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

/** The two leading principal axes of the whole sheet at a node, from the exported weights alone. */
function principal(file: SavedFile, node: string): (value: readonly number[]) => [number, number] {
  const rows: number[][] = [];
  // The pictures' own sheet once the run stands still: 41 lines a family, four segments between crossings.
  for (let line = 0; line < 41; line++) {
    for (let along = 0; along <= 160; along++) {
      const [fixed, running] = [-6 + (12 * line) / 40, -6 + (12 * along) / 160];
      rows.push(forward(file, [running, fixed]).get(node)!, forward(file, [fixed, running]).get(node)!);
    }
  }
  const matrix = new Matrix(rows);
  const mean = matrix.mean("column");
  const { rightSingularVectors } = new SingularValueDecomposition(matrix.subRowVector(mean));
  const axis = (value: readonly number[], column: number) =>
    value.reduce(
      (sum, entry, index) => sum + (entry - mean[index]!) * rightSingularVectors.get(index, column),
      0,
    );
  return (value) => [axis(value, 0), axis(value, 1)];
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

  await page.getByRole("button", { name: "Follow points" }).click();
  await page
    .getByRole("group", { name: "Scale of the large picture" })
    .getByRole("button", { name: "Same scale" })
    .click();
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
      const project = principal(file, node.name);
      // The direction of a principal axis is free: either sign is right, the same for all points.
      const fits = [1, -1].flatMap((sx) =>
        [1, -1].map((sy) =>
          Math.max(
            ...[...values].map(([name, value]) => {
              const [x, y] = project(value);
              return distance(drawn.get(name)!, shared(sx * x, sy * y));
            }),
          ),
        ),
      );
      expect(Math.min(...fits), `points at ${node.name}`).toBeLessThanOrEqual(0.5);
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
