import { describe, expect, test } from "vitest";
import { type SheetShape, sheetPoints } from "../../core/math/sheet";
import { boxOf, overlaps } from "../kit/labels";
import { planePoint } from "../kit/points";
import { sharedSpan, toPixel } from "../kit/scale";
import { around } from "./around";
import type { LineGroup, PlaneInput } from "./input";
import { planeView } from "./view-model";

const domain = [-6, 6] as const;
const shape: SheetShape = { domain, lines: 41, refine: 2 };
const sheet = sheetPoints(shape);
const shared = sharedSpan(domain);
const side = Uint8Array.from({ length: sheet.length / 2 }, (_, index) =>
  (sheet[2 * index] ?? 0) < 0.05 ? 0 : 1,
);

function view(change: Partial<PlaneInput> = {}) {
  const input: PlaneInput = {
    projection: { kind: "plane" },
    sheet,
    shape,
    side,
    data: Float32Array.of(1, 1, -2, 3, 4, -5),
    labels: Uint8Array.of(0, 1, 1),
    size: { width: 400, height: 428 },
    frame: { kind: "shared", span: shared },
    detail: "large",
    classNames: ["inner ring", "outer ring"],
    ...change,
  };
  return planeView(input, input.detail === "thumbnail" ? undefined : around);
}

function polylines({ coordinates, starts }: LineGroup): Float32Array[] {
  return [...starts].map((start, index) =>
    coordinates.slice(2 * start, 2 * (starts[index + 1] ?? coordinates.length / 2)),
  );
}

describe("the sheet's lines", () => {
  test("minor, major and border, in each side's colour", () => {
    const { lines } = view();
    const of = (style: string, which: number | undefined) =>
      lines.filter((group) => group.style === style && group.side === which);
    for (const style of ["minor", "major", "border"]) {
      for (const which of [0, 1]) expect(of(style, which)).toHaveLength(1);
    }
    expect(lines.some((group) => group.side === undefined)).toBe(false);
    // Seven major lines a family between the borders; each horizontal one is split, each vertical one whole.
    const major = [...of("major", 0), ...of("major", 1)].flatMap(polylines);
    expect(major).toHaveLength(2 * 7 + 7);
  });

  test("a line that changes side is split at the vertex, without a gap", () => {
    const { lines, viewBox } = view();
    const [left] = lines.filter((group) => group.style === "border" && group.side === 0).map(polylines);
    const [right] = lines.filter((group) => group.style === "border" && group.side === 1).map(polylines);
    const ends = left!.map((line) => [line.at(-2), line.at(-1)].join());
    const starts = right!.map((line) => [line[0], line[1]].join());
    const shared = ends.filter((end) => starts.includes(end));
    expect(shared).toHaveLength(2);
    // The first vertex of side 1 on the bottom border: x = 0.15.
    const [x, y] = toPixel(viewBox, planePoint(0.15, -6));
    expect(ends).toContain([Math.fround(x), Math.fround(y)].join());
  });

  test("neutral where the set has no sides", () => {
    expect(view({ side: undefined }).lines.every((group) => group.side === undefined)).toBe(true);
  });

  test("a thumbnail has every second line and the whole border", () => {
    const count = (detail: PlaneInput["detail"]) =>
      view({ detail, side: undefined }).lines.flatMap(polylines).length;
    expect(count("large")).toBe(82);
    expect(count("thumbnail")).toBe(42);
  });

  test("NaN interrupts its line alone and is counted", () => {
    const broken = sheet.slice();
    broken[2 * 40] = Number.NaN;
    const { lines, notFinite, notes } = view({ sheet: broken, side: undefined });
    expect(notFinite).toBe(1);
    expect(notes).toEqual(["1 not finite"]);
    expect(lines.flatMap(polylines)).toHaveLength(83);
    for (const { coordinates } of lines) expect(coordinates.every(Number.isFinite)).toBe(true);
  });

  test("a point at 1e30 leaves the others where they are, and no coordinate is huge", () => {
    const broken = sheet.slice();
    broken[2 * 40] = 1e30;
    broken[2 * 41 + 1] = -1e30;
    for (const { coordinates } of view({ sheet: broken }).lines) {
      expect(coordinates.every((value) => Math.abs(value) < 1000)).toBe(true);
    }
  });
});

describe("scale", () => {
  test("the same for every picture, the ghost square and the ruler to scale", () => {
    const { viewBox, ghost, ruler, zoom, zoomLabel } = view();
    expect(zoom).toBe(1);
    expect(zoomLabel).toBeUndefined();
    expect(ghost![1]![0] - ghost![0]![0]).toBeCloseTo(viewBox.pixelsPerUnit);
    expect(ghost![0]![1] - ghost![2]![1]).toBeCloseTo(viewBox.pixelsPerUnit);
    expect(ruler!.length).toBeCloseTo(ruler!.units * viewBox.pixelsPerUnit);
  });

  test("fitted, it says how many times larger it is", () => {
    const small = sheet.map((value) => value / 10);
    const data = Float32Array.of(0.1, 0.1);
    const fitted = view({ sheet: small, data, frame: { kind: "fit", shared } });
    expect(fitted.span.half).toBe(0.7);
    expect(fitted.zoom).toBeCloseTo(shared.half / 0.7);
    expect(fitted.zoomLabel).toBe("×9.3");
    const kept = view({
      sheet: small.map((x) => x * 0.9),
      data,
      frame: { kind: "fit", shared, previous: fitted.span },
    });
    expect(kept.span).toBe(fitted.span);
  });

  test("examples off the picture are told", () => {
    const { outside, notes } = view({ data: Float32Array.of(100, 0, 0, 0) });
    expect(outside).toBe(1);
    expect(notes).toEqual(["1 outside"]);
  });

  test("no word stands on another", () => {
    for (const projection of [
      { kind: "plane" },
      { kind: "principal", share: 0.92 },
      { kind: "line" },
      { kind: "simplex" },
    ] as const) {
      const { labels, ticks, ruler } = view({
        projection,
        frame: { kind: "fit", shared },
        data: Float32Array.of(Number.NaN, 0),
      });
      const boxes = [...labels, ...ticks.map(({ label }) => label), ...(ruler ? [ruler.label] : [])].map(
        boxOf,
      );
      boxes.forEach((box, index) => {
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      });
    }
  });
});

describe("projections", () => {
  test("the share of the spread is said, and 100 % only where all is shown", () => {
    const label = (share: number) => view({ projection: { kind: "principal", share } }).shareLabel;
    expect([label(0.92), label(0.9999), label(1)]).toEqual(["PCA 92 %", "PCA 99 %", "PCA 100 %"]);
    expect(view().shareLabel).toBeUndefined();
    expect(view({ projection: { kind: "principal", share: 0.5 } }).ghost).toBeUndefined();
  });

  test("two probabilities lie on the segment from (1, 0) to (0, 1), wherever the frame is", () => {
    const points = Float32Array.of(1, 0, 0.5, 0.5, 0.1, 0.9);
    const { segment, lines, marks, viewBox } = view({
      projection: { kind: "simplex" },
      sheet: Float32Array.of(0.75, 0.25, 0.75, 0.25, 0.1, 0.9),
      side: Uint8Array.of(0, 0, 1),
      data: points,
    });
    expect(lines).toEqual([]);
    expect(segment!.from).toEqual(toPixel(viewBox, planePoint(1, 0)));
    expect(segment!.to).toEqual(toPixel(viewBox, planePoint(0, 1)));
    expect(segment!.middle).toEqual(toPixel(viewBox, planePoint(0.5, 0.5)));
    expect(segment!.strips.map((strip) => strip.side)).toEqual([0, 1]);
    expect(segment!.strips[0]!.shares.indexOf(1)).toBe(16);
    const middle = [...marks.indices].indexOf(1);
    expect(marks.positions[2 * middle]).toBeCloseTo(segment!.middle![0], 3);
  });

  test("one unit lies on the axis", () => {
    const flat = sheet.map((value, index) => (index % 2 === 0 ? value : 0));
    const { segment, lines, marks, viewBox, ticks } = view({
      projection: { kind: "line" },
      sheet: flat,
      data: Float32Array.of(2, 0),
    });
    expect(lines).toEqual([]);
    expect(segment!.from[1]).toBe(viewBox.originY);
    expect(marks.positions[1]).toBeCloseTo(viewBox.originY, 3);
    expect(ticks.every(({ axis }) => axis === "x")).toBe(true);
  });
});

describe("what the meters lay on it", () => {
  test("best lines: asked for on the span that the picture has chosen", () => {
    const small = sheet.map((value) => value / 10);
    const asked: number[] = [];
    const { bestLines, span } = view({
      sheet: small,
      data: new Float32Array(),
      frame: { kind: "fit", shared },
      bestLines: ({ half }) => {
        asked.push(half);
        return Float32Array.of(0, -half, 0, half);
      },
    });
    expect(asked).toEqual([span.half]);
    expect(bestLines[3]).toBeCloseTo(span.half, 5);
    expect(view().bestLines).toHaveLength(0);
  });
});

describe("odd inputs", () => {
  test("nothing at all", () => {
    const empty = new Float32Array();
    for (const kind of ["plane", "line", "simplex"] as const) {
      const nothing = view({
        projection: { kind },
        sheet: empty,
        side: undefined,
        data: empty,
        labels: new Uint8Array(),
        frame: { kind: "fit", shared },
      });
      expect(nothing.lines).toEqual([]);
      expect(nothing.notFinite).toBe(0);
    }
  });

  test("all points equal", () => {
    const { span, lines, marks } = view({
      sheet: sheet.map(() => 2),
      data: Float32Array.of(2, 2),
      frame: { kind: "fit", shared },
    });
    expect(span).toBe(shared);
    expect(marks.indices).toHaveLength(1);
    for (const { coordinates } of lines) expect(coordinates.every(Number.isFinite)).toBe(true);
  });

  test("only what is drawn can stand out", () => {
    expect(view({ highlight: 1 }).highlight).toMatchObject({ classIndex: 1 });
    expect(view({ highlight: 0, data: Float32Array.of(Number.NaN, 0) }).highlight).toBeUndefined();
    expect(view({ highlight: 99 }).highlight).toBeUndefined();
  });

  test("named points keep their places, NaN where there is none", () => {
    const { trace, viewBox } = view({ trace: Float32Array.of(2, 1, Number.NaN, 0) });
    const [x, y] = toPixel(viewBox, planePoint(2, 1));
    expect(trace[0]).toBeCloseTo(x, 3);
    expect(trace[1]).toBeCloseTo(y, 3);
    expect(trace[2]).toBeNaN();
  });
});
