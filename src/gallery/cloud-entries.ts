/** Clouds of very many points after a layer, in every state they can be in. */
import { PlaneCloud } from "../core/math/plane-cloud";
import { CLOUD_LEGEND_HEIGHT, drawCloud, drawCloudLegend, type PaintCloud } from "../viz/cloud/draw";
import { createPixelPainter, createWebglPainter } from "../viz/cloud/painters";
import { type CloudInput, cloudView } from "../viz/cloud/view-model";
import { type Span, sharedSpan } from "../viz/kit/scale";
import type { PictureTheme } from "../viz/kit/theme";
import { around } from "../viz/plane/around";
import { planeView } from "../viz/plane/view-model";
import type { GalleryEntry } from "./entry";
import { classNames, domain, nodes, shape, side, sidesOf } from "./material";
import { layFlat, runNet } from "./net";

const SIDE = 400;
const size = 200;
const shared = sharedSpan(domain);

/** Made when the first cell is drawn. */
let made: { readonly flat: readonly Float32Array[]; readonly sides: Uint8Array } | undefined;

function cloud() {
  if (!made) {
    const lattice = new PlaneCloud({ domain, side: SIDE });
    lattice.grow(SIDE);
    const clouds = runNet(lattice.points);
    const flat = runNet(shapePoints()).map((node, index) => {
      const [, points = new Float32Array()] = layFlat(node, clouds.slice(index, index + 1)).points;
      return points;
    });
    made = { flat, sides: sidesOf(lattice.points) };
  }
  return made;
}

/** The sheet's own points, whose axes the pictures of wide nodes have. */
function shapePoints(): Float32Array {
  return nodes[0]?.sheet ?? new Float32Array();
}

function countOn(points: Float32Array, sides: Uint8Array, { cx, cy, half }: Span) {
  const counts = new Uint32Array(2 * size * size);
  const outside = new Uint32Array(2);
  sides.forEach((of, index) => {
    const column = Math.floor(((points[2 * index] ?? 0) - cx + half) * (size / (2 * half)));
    const row = Math.floor((cy + half - (points[2 * index + 1] ?? 0)) * (size / (2 * half)));
    if (Math.min(column, row) < 0 || Math.max(column, row) >= size) outside[of] = (outside[of] ?? 0) + 1;
    else {
      const at = 2 * (row * size + column) + of;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  });
  return { counts, outside };
}

interface CloudCell {
  readonly node: number;
  readonly fit?: boolean;
  readonly detail?: "large" | "strip";
  readonly paint?: PaintCloud;
  readonly change?: (input: CloudInput) => Partial<CloudInput>;
  /** A data set without sides. */
  readonly nobody?: boolean;
}

function entry(id: string, title: string, cell: CloudCell): GalleryEntry {
  const isLarge = cell.detail !== "strip";
  const width = isLarge ? 380 : 200;
  const height = isLarge ? 430 : 200;
  return {
    id: `cloud-${id}`,
    title,
    width,
    height,
    draw: (context, theme) => drawCell(context, theme, cell, { width, height }),
  };
}

function drawCell(
  context: CanvasRenderingContext2D,
  theme: PictureTheme,
  { node, fit = false, detail = "large", paint, change, nobody = false }: CloudCell,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const legendHeight = detail === "large" ? CLOUD_LEGEND_HEIGHT : 0;
  const plane = planeView(
    {
      projection: nodes[node]?.width === 2 ? { kind: "plane" } : { kind: "principal", share: 1 },
      sheet: nodes[node]?.sheet ?? new Float32Array(),
      shape,
      side: nobody ? undefined : side,
      data: new Float32Array(),
      labels: new Uint8Array(),
      size: { width, height: height - legendHeight },
      frame: fit ? { kind: "fit", shared } : { kind: "shared", span: shared },
      detail,
      classNames: nobody ? [] : classNames,
    },
    around,
  );
  const { flat, sides } = cloud();
  const input: CloudInput = {
    ...countOn(flat[node] ?? new Float32Array(), sides, plane.span),
    size,
    sides: 2,
    square: plane.span,
    notFinite: new Uint32Array(2),
    points: SIDE * SIDE,
    domain,
    viewBox: plane.viewBox,
    classNames,
    scale: fit ? "fit" : "shared",
    theme,
  };
  const view = cloudView({ ...input, ...change?.(input) });
  // The way that works everywhere, so that photographs are the same everywhere.
  drawCloud(context, plane, view, theme, paint ?? createPixelPainter().paint);
  const place = { left: 9, top: height - legendHeight, width: width - 18 };
  if (detail === "large") drawCloudLegend(context, view, place, theme);
}

/** One point, off the axes. */
function alone({ size: cells }: CloudInput): Partial<CloudInput> {
  const counts = new Uint32Array(2 * cells * cells);
  counts[2 * (60 * cells + 130)] = 1;
  return { counts, points: 1, outside: new Uint32Array(2) };
}

export const cloudEntries: readonly GalleryEntry[] = [
  entry("input", "the input plane: ×1 everywhere", { node: 0 }),
  entry("hidden", "after a tanh, shared scale", { node: 4 }),
  entry("hidden-fitted", "after a tanh, fitted", { node: 4, fit: true }),
  entry("webgl", "the same by WebGL2", {
    node: 4,
    fit: true,
    paint: (view) => createWebglPainter()?.paint(view),
  }),
  entry("wide", "four units on their principal axes", { node: 2, fit: true }),
  entry("last", "the last hidden layer, fitted", { node: 6, fit: true }),
  entry("softmax", "two probabilities", { node: 8, fit: true }),
  entry("strip", "in the strip", { node: 4, fit: true, detail: "strip" }),
  entry("empty", "no points", {
    node: 4,
    fit: true,
    change: ({ counts }) => ({
      counts: new Uint32Array(counts.length),
      points: 0,
      outside: new Uint32Array(2),
    }),
  }),
  entry("one-point", "one point", { node: 0, change: alone }),
  entry("huge", "huge counts", {
    node: 4,
    fit: true,
    change: ({ counts }) => ({ counts: counts.map((count) => 20_000 * count), points: 3.2e9 }),
  }),
  entry("nan", "a part not a number", {
    node: 4,
    fit: true,
    change: ({ counts, size: cells }) => ({
      counts: counts.map((count, at) => (at % (2 * cells) > cells ? 0 : count)),
      notFinite: Uint32Array.of(21_000, 33_000),
    }),
  }),
  entry("outside", "most of it outside", {
    node: 1,
    change: ({ outside }) => ({ outside: Uint32Array.of(outside[0] ?? 0, 120_000) }),
  }),
  entry("nobody", "a data set without sides", {
    node: 4,
    fit: true,
    nobody: true,
    change: ({ counts }) => ({
      sides: 1,
      counts: Uint32Array.from(
        { length: counts.length / 2 },
        (_, cell) => (counts[2 * cell] ?? 0) + (counts[2 * cell + 1] ?? 0),
      ),
      outside: new Uint32Array(1),
      notFinite: new Uint32Array(1),
    }),
  }),
];
