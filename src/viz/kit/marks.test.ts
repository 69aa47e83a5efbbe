import { describe, expect, test } from "vitest";
import { markShape, traceMark } from "./marks";
import { NO_CLASS, placeMarks } from "./place-marks";
import { createViewBox } from "./scale";
import { polygonArea } from "./testing/polygon-area";

const view = createViewBox({ cx: 0, cy: 0, half: 10 }, { left: 0, top: 0, width: 200, height: 200 });

/** The corners of a class's mark of radius 1 around a place; none of a circle. */
function cornersOf(classIndex: number, x = 0, y = 0): readonly (readonly [number, number])[] {
  const corners: (readonly [number, number])[] = [];
  const add = (atX: number, atY: number) => void corners.push([atX, atY]);
  const path = { moveTo: add, lineTo: add, arc: () => void corners.splice(0), closePath: () => {} };
  traceMark(path, markShape(classIndex), x, y, 1);
  return corners;
}

const classes = Array.from({ length: 10 }, (_, index) => index);

describe("marks", () => {
  test("ten different shapes, circle and triangle first; the eleventh class takes the first again", () => {
    expect(new Set(classes.map(markShape)).size).toBe(10);
    expect(classes.slice(0, 2).map(markShape)).toEqual(["circle", "triangle"]);
    expect(markShape(10)).toBe("circle");
  });

  test.each(classes.slice(1))(
    "class %i's has the circle's area and its centre near the place",
    (classIndex) => {
      const outline = cornersOf(classIndex);
      expect(polygonArea(outline)).toBeCloseTo(Math.PI, 6);
      const middle = (axis: 0 | 1) => {
        const values = outline.map((point) => point[axis]);
        return (Math.min(...values) + Math.max(...values)) / 2;
      };
      expect(Math.abs(middle(0))).toBeLessThan(0.01);
      expect(Math.abs(middle(1))).toBeLessThan(0.4);
    },
  );

  test("are traced around their place", () => {
    for (const [x, y] of cornersOf(2, 50, 60)) {
      expect(Math.max(Math.abs(x - 50), Math.abs(y - 60))).toBeCloseTo(0.886, 2);
    }
  });
});

describe("placing examples", () => {
  test("each once, where it is, with its class", () => {
    const points = Float32Array.from({ length: 200 }, (_, index) => (index % 19) - 9);
    const labels = Uint8Array.from({ length: 100 }, (_, index) => index % 3);
    const marks = placeMarks(points, labels, view);
    expect([...marks.indices].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
    marks.indices.forEach((index, drawn) => {
      expect(marks.positions[2 * drawn]).toBeCloseTo(100 + 10 * points[2 * index]!, 4);
      expect(marks.positions[2 * drawn + 1]).toBeCloseTo(100 - 10 * points[2 * index + 1]!, 4);
      expect(marks.classes[drawn]).toBe(labels[index]);
    });
  });

  test("no class is drawn after all the others", () => {
    const labels = Uint8Array.from({ length: 1000 }, (_, index) => (index < 500 ? 0 : 1));
    const marks = placeMarks(new Float32Array(2000), labels, view);
    const late = [...marks.classes.slice(900)].filter((label) => label === 0).length;
    expect(late).toBeGreaterThan(30);
    expect(late).toBeLessThan(70);
  });

  test("NaN, infinite and far ones are counted, not drawn", () => {
    const points = Float32Array.of(0, 0, Number.NaN, 0, 0, Infinity, 1e30, 0, 11, 0);
    const marks = placeMarks(points, Uint8Array.of(0), view);
    expect([...marks.indices]).toEqual([0]);
    expect(marks.notFinite).toBe(2);
    expect(marks.outside).toBe(2);
    expect(placeMarks(Float32Array.of(1, 1), new Uint8Array(), view).classes[0]).toBe(NO_CLASS);
    expect(placeMarks(new Float32Array(), new Uint8Array(), view).indices.length).toBe(0);
  });
});
