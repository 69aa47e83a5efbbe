/** The picture of the plane after a layer, in every state it can be in. */
import { sharedSpan } from "../viz/kit/scale";
import { around } from "../viz/plane/around";
import { drawPlane } from "../viz/plane/draw";
import { drawAround } from "../viz/plane/draw-around";
import type { Detail, PlaneInput, PlaneProjection } from "../viz/plane/input";
import { planeView } from "../viz/plane/view-model";
import type { GalleryEntry } from "./entry";
import { classNames, domain, examples, nodes, shape, sheet, side, tenClasses, tenNames } from "./material";

const shared = sharedSpan(domain);
const onShared = { kind: "shared", span: shared } as const;
const fitted = { kind: "fit", shared } as const;
const sides: Readonly<Record<Detail, number>> = { thumbnail: 92, strip: 200, large: 460 };

const usual = {
  projection: { kind: "plane" },
  sheet,
  shape,
  side,
  data: examples.x,
  labels: examples.labels,
  frame: onShared,
  detail: "large",
  classNames,
} as const satisfies Partial<PlaneInput>;

function entry(id: string, title: string, change: Partial<PlaneInput>): GalleryEntry {
  const input = { ...usual, ...change };
  const width = sides[input.detail];
  const height = input.detail === "large" ? width + 28 : width;
  return {
    id: `plane-${id}`,
    title,
    width,
    height,
    draw: (context, theme) => {
      const isThumbnail = input.detail === "thumbnail";
      const view = planeView({ ...input, size: { width, height } }, isThumbnail ? undefined : around);
      drawPlane(context, view, theme, isThumbnail ? undefined : drawAround);
    },
  };
}

function projectionOf({ name, width, share }: (typeof nodes)[number]): PlaneProjection {
  if (name === "Softmax") return { kind: "simplex" };
  return width > 2 ? { kind: "principal", share } : { kind: "plane" };
}

function nodeEntry(index: number, detail: Detail, frame: PlaneInput["frame"], name: string): GalleryEntry[] {
  const node = nodes[index];
  if (!node) return [];
  return [
    entry(`${detail}-${name}-${index}`, `${index} ${node.name} (${name})`, {
      sheet: node.sheet,
      data: node.data,
      projection: projectionOf(node),
      detail,
      frame,
    }),
  ];
}

const indices = [...nodes.keys()];
const all = (value: number) => sheet.map(() => value);
const spoiled = (value: number) =>
  sheet.map((coordinate, index) =>
    index % 2 === 0 && (sheet[index + 1] ?? 0) > 2 && coordinate > 0 ? value : coordinate,
  );
const oneUnit = (points: Float32Array) =>
  points.map((_, index) =>
    index % 2 === 0 ? 3 * Math.tanh(Math.hypot(points[index] ?? 0, points[index + 1] ?? 0) - 3.5) : 0,
  );

export const planeEntries: readonly GalleryEntry[] = [
  ...indices.flatMap((index) => nodeEntry(index, "thumbnail", fitted, "fitted")),
  ...indices.flatMap((index) => nodeEntry(index, "thumbnail", onShared, "shared")),
  ...indices.flatMap((index) => nodeEntry(index, "strip", fitted, "fitted")),
  ...[0, 2, 4, 5, 8].flatMap((index) => nodeEntry(index, "large", fitted, "fitted")),
  ...[4, 5].flatMap((index) => nodeEntry(index, "large", onShared, "shared")),
  entry("trace", "named points, one example standing out", {
    trace: Float32Array.of(2, 0, 0, 2, -3.5, 0, 5, 5, -4, -3),
    highlight: 12,
  }),
  entry("line", "one unit", {
    projection: { kind: "line" },
    sheet: oneUnit(sheet),
    data: oneUnit(examples.x),
    frame: fitted,
  }),
  entry("line-strip", "one unit", {
    projection: { kind: "line" },
    sheet: oneUnit(sheet),
    data: oneUnit(examples.x),
    detail: "strip",
  }),
  entry("neutral", "no sides known", { side: undefined }),
  entry("empty", "no examples", { data: new Float32Array(), labels: new Uint8Array() }),
  entry("nothing", "nothing at all", {
    sheet: new Float32Array(),
    data: new Float32Array(),
    labels: new Uint8Array(),
    frame: fitted,
  }),
  entry("one-point", "one example", { data: Float32Array.of(2, 1), labels: Uint8Array.of(0) }),
  entry("nan", "a quarter not a number", { sheet: spoiled(Number.NaN) }),
  entry("huge", "a quarter at 1e30", { sheet: spoiled(1e30) }),
  entry("huge-fitted", "a quarter at 1e30, fitted", { sheet: spoiled(1e30), frame: fitted }),
  entry("collapsed", "all points equal, fitted", {
    sheet: all(2.5),
    data: examples.x.map(() => 2.5),
    frame: fitted,
  }),
  entry("far", "far from the origin, fitted", {
    sheet: sheet.map((value) => 1000 + value / 100),
    data: examples.x.map((value) => 1000 + value / 100),
    frame: fitted,
  }),
  entry("ten-classes", "ten classes", {
    data: tenClasses.x,
    labels: tenClasses.labels,
    side: undefined,
    classNames: tenNames,
  }),
];
