import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { picturePoint } from "./points";
import { PolylinePen, tracePoints, tracePolylines, traceSegments } from "./polylines";

const box = { left: 0, top: 0, width: 100, height: 100 };

/** What a path was asked to do, in words. */
function recorder() {
  const done: string[] = [];
  return {
    done,
    moveTo: (x: number, y: number) => void done.push(`M${x},${y}`),
    lineTo: (x: number, y: number) => void done.push(`L${x},${y}`),
    closePath: () => void done.push("Z"),
  };
}

describe("a pen that cuts at a box", () => {
  test("segments that follow on are one polyline, to the bit of their ends", () => {
    const inside = fc.tuple(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(inside, { minLength: 2, maxLength: 20 }), (points) => {
        const pen = new PolylinePen(box);
        points.slice(1).forEach(([x, y], index) => {
          const [fromX, fromY] = points[index]!;
          pen.segment(fromX, fromY, x, y);
        });
        const { coordinates, starts } = pen.finish();
        expect([...starts]).toEqual([0]);
        expect([...coordinates]).toEqual(points.flat().map(Math.fround));
      }),
    );
  });

  test("where the line leaves the box and comes back there are two", () => {
    const pen = new PolylinePen(box);
    pen.segment(50, 50, 50, 150);
    pen.segment(50, 150, 60, 150);
    pen.segment(60, 150, 60, 50);
    pen.segment(60, 50, 70, 50);
    const { coordinates, starts } = pen.finish();
    expect([...coordinates]).toEqual([50, 50, 50, 100, 60, 100, 60, 50, 70, 50]);
    expect([...starts]).toEqual([0, 2]);
  });

  test("what is not finite interrupts", () => {
    const pen = new PolylinePen(box);
    pen.segment(10, 10, 20, 20);
    pen.segment(20, 20, Number.NaN, 0);
    pen.segment(Number.NaN, 0, 30, 30);
    pen.segment(30, 30, 40, 40);
    expect([...pen.finish().starts]).toEqual([0, 2]);
  });
});

describe("onto a path", () => {
  test("polylines stay open, polygons close, nothing is nothing", () => {
    const two = { coordinates: Float32Array.of(0, 0, 1, 0, 1, 1, 5, 5, 6, 6), starts: Uint32Array.of(0, 3) };
    const open = recorder();
    tracePolylines(open, two);
    expect(open.done).toEqual(["M0,0", "L1,0", "L1,1", "M5,5", "L6,6"]);
    const closed = recorder();
    tracePolylines(closed, two, true);
    expect(closed.done).toEqual(["M0,0", "L1,0", "L1,1", "Z", "M5,5", "L6,6", "Z"]);
    const none = recorder();
    tracePolylines(none, { coordinates: new Float32Array(), starts: new Uint32Array() }, true);
    expect(none.done).toEqual([]);
    const points = recorder();
    tracePoints(points, [picturePoint(1, 2), picturePoint(3, 4)], true);
    expect(points.done).toEqual(["M1,2", "L3,4", "Z"]);
  });

  test("segments are joined where that is asked for and one goes on from the last", () => {
    const segments = Float32Array.of(0, 0, 1, 1, 1, 1, 2, 2, 5, 5, Number.NaN, 5, 2, 2, 3, 3);
    const apart = recorder();
    traceSegments(apart, segments);
    expect(apart.done).toEqual(["M0,0", "L1,1", "M1,1", "L2,2", "M2,2", "L3,3"]);
    const joined = recorder();
    traceSegments(joined, segments, true);
    expect(joined.done).toEqual(["M0,0", "L1,1", "L2,2", "L3,3"]);
  });
});
