/** The film's picture as numbers: what is filled, where words stand, what can be taken hold of, and on which scale. */
import { expect, test } from "vitest";
import { dragAxis } from "../../core/film/camera";
import { type Film, frameAt, makeFilm, stopTime } from "../../core/film/film";
import { chainFilm, type Link } from "../../core/film/testing/material";
import type { SheetShape } from "../../core/math/sheet";
import { boxOf, contains, overlaps } from "../kit/labels";
import { picturePoint } from "../kit/points";
import { sharedSpan } from "../kit/scale";
import { polygonArea } from "../kit/testing/polygon-area";
import type { FaceGroup, FilmViewInput } from "./input";
import { axisPlace } from "./pick";
import { filmSpan } from "./span";
import { fourUnits } from "./testing/four-units";
import { filmView } from "./view-model";

const shape: SheetShape = { domain: [-6, 6], lines: 11, refine: 2 };
const shared = sharedSpan(shape.domain);
const labels = Uint8Array.of(0, 1);

const filmOf = (links: readonly Link[]) => chainFilm(links, { shape });
const film = filmOf(fourUnits);

function inputAt(of: Film, time: number, change: Partial<FilmViewInput> = {}): FilmViewInput {
  return {
    frame: frameAt(of, time),
    shape,
    labels,
    classNames: ["inner", "outer"],
    size: { width: 400, height: 428 },
    detail: "large",
    scale: { kind: "moving", shared, span: filmSpan(of, time, shared) },
    show: { points: true, boundary: true, area: false, tints: true },
    ...change,
  };
}

const moments = Array.from({ length: 120 }, (_, index) => (index / 119) * film.duration);

function areaOf({ coordinates, starts }: FaceGroup): number {
  let sum = 0;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? coordinates.length / 2;
    const polygon = Array.from({ length: end - start }, (_, at): [number, number] => [
      coordinates[2 * (start + at)]!,
      coordinates[2 * (start + at) + 1]!,
    ]);
    sum += polygonArea(polygon);
  }
  return sum;
}

test("an unfolded sheet is one filled border, as large as its cells together", () => {
  const turned = filmOf([
    {
      dense: [
        [0.5, 0.9],
        [0.8, -0.4],
      ],
    },
  ]);
  for (const [time, face] of [
    [0, "front"],
    [turned.duration, "back"],
  ] as const) {
    const { faces, viewBox } = filmView(inputAt(turned, time));
    expect(faces.map((group) => group.face)).toEqual([face]);
    expect(faces[0]!.starts).toHaveLength(1);
    const cells = frameAt(turned, time).areaCells.reduce((sum, area) => sum + area * 1.2 * 1.2, 0);
    expect(areaOf(faces[0]!) / viewBox.pixelsPerUnit ** 2 / cells).toBeCloseTo(1, 4);
  }
});

test("a folded sheet is filled by its faces; areas by their steps, killed cells by their own", () => {
  const time = stopTime(film, 4);
  const { faces } = filmView(inputAt(film, time));
  expect(faces.map(({ face }) => face)).toEqual(["front", "back"]);
  const byArea = filmView(
    inputAt(film, time, { show: { points: false, boundary: false, area: true, tints: true } }),
  );
  expect(byArea.faces).toHaveLength(0);
  expect(byArea.areas!.groups.length).toBeGreaterThan(2);
  expect(byArea.areas!.groups.some(({ reversed }) => reversed)).toBe(true);
  expect(byArea.areaLegend!.bar.top).toBeGreaterThan(byArea.viewBox.plot.height);
  const relu = filmOf([
    {
      dense: [
        [1, 0],
        [0, 1],
      ],
    },
    { activation: "relu" },
  ]);
  const killed = filmView(
    inputAt(relu, relu.duration, { show: { points: false, boundary: false, area: true, tints: false } }),
  );
  expect(killed.areas!.groups.map(({ fill }) => fill)).toEqual(["killed", 0]);
});

test("the legend names the lines that are drawn at the moment, and stays as high on the way", () => {
  const bestLines = () => Float32Array.of(-1, 0, 1, 0);
  const signsAt = (time: number, change: Partial<FilmViewInput>) => {
    const view = filmView(inputAt(film, time, change));
    expect(view.legend!.signs.map(({ sign }) => sign)).toEqual([
      ...(view.boundary.length > 0 ? ["boundary"] : []),
      ...(view.ghost ? ["unitSquare"] : []),
      ...(view.bestLines.length > 0 ? ["bestLine"] : []),
    ]);
    return view.legend!;
  };
  const [stop, way] = [film.duration, film.duration / 2];
  const heights = [
    signsAt(stop, { bestLines }),
    signsAt(stop, { bestLines: () => new Float32Array() }),
    signsAt(way, { bestLines: () => new Float32Array() }),
  ].map(({ height, top }) => [height, top]);
  expect(new Set(heights.map(String)).size).toBe(1);
  expect(signsAt(0, { bestLines }).signs.at(-1)!.sign).toBe("bestLine");
});

const nets: Readonly<Record<string, Film>> = {
  "M2's widths": film,
  explained: chainFilm(fourUnits, { shape, explain: true }),
  "three units": filmOf([
    {
      dense: [
        [0.5, 0.2, -0.6],
        [0.1, 0.7, 0.4],
      ],
      bias: [0.4, -0.2, 0.8],
    },
    { activation: "tanh" },
    {
      dense: [
        [1.1, -0.3],
        [0.4, 0.9],
        [-0.8, 0.6],
      ],
    },
    { activation: "sin" },
  ]),
  "five classes": filmOf([
    {
      dense: [
        [0.9, 0.3, -0.7, -0.7, 0.3],
        [0, 0.85, 0.5, -0.5, -0.85],
      ],
    },
    { softmax: true },
  ]),
  "one unit": filmOf([
    { dense: [[0.5], [-0.8]], bias: [0.3] },
    { activation: "sigmoid" },
    { dense: [[2, 1]] },
    { activation: "relu" },
  ]),
};

for (const [name, of] of Object.entries(nets)) {
  for (const side of [280, 400, 720]) {
    test(`no two words touch, and all stand in the picture, at every moment: ${name}, ${side} px`, () => {
      for (let step = 0; step < 60; step++) {
        const time = (step / 59) * of.duration;
        const {
          labels: words,
          guideLabels,
          viewBox,
          ticks,
          axisNames,
          size,
        } = filmView(
          inputAt(of, time, {
            size: { width: side, height: side + 28 },
            caption: "stretch ×3.1 along 40°, squeeze ×0.02 across; not seen: ×0.7",
          }),
        );
        const outside = [...ticks.map(({ label }) => label), ...axisNames];
        const placed = [...words, ...guideLabels, ...outside];
        const picture = { left: 0, top: 0, ...size };
        const faults = placed.flatMap((label, index) => {
          const box = boxOf(label);
          const touched = placed.slice(0, index).filter((other) => overlaps(box, boxOf(other)));
          return [
            ...(outside.includes(label)
              ? contains(picture, box) && !overlaps(box, viewBox.plot)
                ? []
                : [`${label.text} where the data is`]
              : contains(viewBox.plot, box)
                ? []
                : [`${label.text} outside`]),
            ...touched.map(({ text }) => `${label.text} on ${text}`),
          ];
        });
        expect(faults, `at ${time}`).toEqual([]);
      }
    });
  }
}

test("on the moving scale the sheet never leaves the picture, and the zoom does not jump", () => {
  let before = filmSpan(film, 0, shared);
  for (let step = 1; step <= 600; step++) {
    const time = (step / 600) * film.duration;
    const span = filmSpan(film, time, shared);
    let furthest = 0;
    for (const [index, value] of frameAt(film, time).sheet.entries()) {
      furthest = Math.max(furthest, Math.abs(value - (index % 2 === 0 ? span.cx : span.cy)));
    }
    expect(furthest, `at ${time}`).toBeLessThan(1.05 * span.half);
    expect(Math.abs(Math.log(span.half / before.half))).toBeLessThan(0.2);
    before = span;
  }
});

test("the zoom is told where it is not the shared scale's", () => {
  const time = stopTime(film, 2);
  const moved = filmView(inputAt(film, time));
  expect(moved.zoomLabel).toMatch(/^×/);
  expect(moved.labels.some(({ text }) => text === moved.zoomLabel)).toBe(true);
  expect(
    filmView(inputAt(film, time, { scale: { kind: "shared", span: shared } })).zoomLabel,
  ).toBeUndefined();
});

test("every axis of a wide layer can be taken hold of in the picture, and follows the hand", () => {
  for (const time of moments) {
    const view = filmView(inputAt(film, time));
    for (const {
      at: [x, y],
    } of view.handles) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(400);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(view.viewBox.plot.height);
    }
  }
  const time = stopTime(film, 1);
  const view = filmView(inputAt(film, time));
  expect(view.handles.map(({ name }) => name)).toEqual(["unit 1", "unit 2", "unit 3", "unit 4"]);
  const handle = view.handles[2]!;
  const node = film.route[1]!;
  const camera = frameAt(film, time).view.camera!;
  // Where it stands, it stays.
  const [x, y] = axisPlace(view, handle.at);
  const same = dragAxis(camera, 2, x, y);
  for (const [at, value] of same.axes.entries()) expect(value).toBeCloseTo(camera.axes[at]!, 4);
  const [toX, toY] = axisPlace(view, picturePoint(230, 140));
  const dragged = chainFilm(fourUnits, {
    shape,
    cameras: new Map([[node, dragAxis(camera, 2, toX, toY)]]),
  });
  const after = filmView(inputAt(dragged, stopTime(dragged, 1)));
  const moved = after.handles.find(({ unit }) => unit === 2)!;
  const start = (of: typeof view) => of.guides.find(({ role }) => role === "unit")!.points[0]!;
  expect(moved.at[0] - start(after)[0]).toBeCloseTo(230 - start(view)[0], 1);
  expect(moved.at[1] - start(after)[1]).toBeCloseTo(140 - start(view)[1], 1);
});

test("what is not a number is left out and told; nothing at all is an empty picture", () => {
  const bad = filmOf([
    {
      dense: [
        [Number.NaN, 1],
        [1, 0],
      ],
    },
  ]);
  const view = filmView(inputAt(bad, bad.duration));
  expect(view.faces).toEqual([]);
  expect(view.notes[0]).toMatch(/not finite/);
  const nothing = makeFilm({ shape, stops: [], output: "none" as never }, { explain: false });
  const empty = filmView(inputAt(nothing, 0));
  expect(empty.lines).toEqual([]);
  expect(empty.notFinite).toBe(0);
});

test("one unit is a line with its bars, two probabilities the segment, three a named triangle", () => {
  const line = filmOf([{ dense: [[0.5], [-0.8]] }]);
  const one = filmView(inputAt(line, line.duration));
  expect(one.segment).toBeDefined();
  expect(one.lines).toEqual([]);
  expect(one.labels.map(({ text }) => text)).toContain("1 unit · bars: where each side of the plane lands");
  const two = filmView(inputAt(film, film.duration));
  expect(two.segment?.middle).toBeDefined();
  expect(two.labels.map(({ text }) => text)).toContain("probabilities of 2 classes");
  const three = filmOf([
    {
      dense: [
        [0.8, -0.2, -0.6],
        [0.1, 0.7, -0.8],
      ],
    },
    { softmax: true },
  ]);
  const corners = filmView(inputAt(three, three.duration, { classNames: ["a", "b", "c"] })).guideLabels;
  expect(corners.map(({ text }) => text)).toEqual(["a: 1", "b: 1", "c: 1"]);
});

test("a strip tells how much it shows and has nothing to take hold of; a thumbnail has neither", () => {
  const time = stopTime(film, 2);
  const strip = filmView(inputAt(film, time, { detail: "strip", size: { width: 200, height: 200 } }));
  expect(strip.handles).toEqual([]);
  expect(strip.labels.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^4 units, principal axes: \d+ %$/),
  );
  const thumbnail = filmView(inputAt(film, time, { detail: "thumbnail", size: { width: 92, height: 92 } }));
  expect(thumbnail.guides).toEqual([]);
  expect(thumbnail.ticks).toEqual([]);
});
