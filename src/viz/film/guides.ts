/** The film's guides on the picture: in pixels, cut at the plot, and their words where no other word stands. */
import type { Guide } from "../../core/film/types";
import { segmentInside } from "../kit/clip";
import { boxOf, contains, type Label, overlaps } from "../kit/labels";
import { className } from "../kit/legend";
import { type PicturePoint, picturePoint, planePoint } from "../kit/points";
import { grow, isInside, type Rectangle, toPixel, type ViewBox } from "../kit/scale";
import { shorten } from "../kit/text-width";
import { AXIS_LENGTH, type FilmHandle, type PlacedGuide } from "./input";

export interface GuidesInput {
  readonly guides: readonly Guide[];
  readonly view: ViewBox;
  readonly classNames: readonly string[] | undefined;
  readonly fontSize: number;
  /** Words that stand already. */
  readonly taken: readonly Rectangle[];
}

export interface PlacedGuides {
  readonly guides: readonly PlacedGuide[];
  readonly labels: readonly Label[];
  readonly handles: readonly FilmHandle[];
}

/** Below this presence a guide is not there yet, and below the second it has no words. */
const FAINTEST = 0.02;
const SPEAKING = 0.5;
/** More axes than this would be a hedgehog: the longest are drawn. */
const MAX_AXES = 10;
/** Radius of the circle that a stretch or a turn is shown on, as a share of the plot's side: they have no scale. */
const CIRCLE = 0.17;
/** A simplex whose corners are closer to its middle than this has no room for their names. */
const MIN_NAMED_SIMPLEX_PIXELS = 56;
/** An axis seen nearly from its tip has no room for its name. */
const SHORTEST_NAMED = 26;
const GAP = 7;
/** Between an axis's end and the picture's edge. */
const EDGE = 14;
/** Above it, where the words at the top stand. */
const TOP_EDGE = 46;

/** Guides in pixels, the words of those that have room for them, and the axes that can be dragged. */
export function placeGuides(input: GuidesInput): PlacedGuides {
  const { view } = input;
  const shown = longestAxes(input.guides).filter(({ presence }) => presence > FAINTEST);
  const placed: PlacedGuide[] = [];
  const labels: Label[] = [];
  const handles: FilmHandle[] = [];
  const taken = [...input.taken];
  for (const guide of shown) {
    const points = pixelsOf(guide, view, shown);
    if (!points) continue;
    const { role, shape, presence, unit } = guide;
    placed.push({ role, shape, points, presence, unit });
    const tip = points.at(-1);
    if (role === "unit" && tip && unit !== undefined) {
      handles.push({ unit, name: guide.label ?? `unit ${unit + 1}`, at: tip });
    }
    const text = wordsOf(guide, input.classNames);
    if (!text || presence < SPEAKING) continue;
    const label = labelFor(guide, points, text, input, taken);
    if (!label) continue;
    labels.push(label);
    taken.push(boxOf(label));
  }
  return { guides: placed, labels, handles };
}

function longestAxes(guides: readonly Guide[]): readonly Guide[] {
  const length = ({ points }: Guide) => Math.hypot(...(points[1] ?? [0, 0]));
  const axes = guides.filter(({ role }) => role === "unit");
  if (axes.length <= MAX_AXES) return guides;
  const kept = new Set([...axes].sort((one, other) => length(other) - length(one)).slice(0, MAX_AXES));
  return guides.filter((guide) => guide.role !== "unit" || kept.has(guide));
}

function wordsOf(
  { role, label, unit }: Guide,
  classNames: readonly string[] | undefined,
): string | undefined {
  if (role === "simplex") return unit === undefined ? undefined : `${className(classNames, unit)}: 1`;
  return label;
}

/** undefined where nothing of it lies in the plot. */
function pixelsOf(
  { role, shape, points }: Guide,
  view: ViewBox,
  guides: readonly Guide[],
): readonly PicturePoint[] | undefined {
  const { plot } = view;
  if (!points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) return undefined;
  if (role === "unit") {
    const length = AXIS_LENGTH * Math.min(plot.width, plot.height);
    const [x, y] = points[1] ?? [0, 0];
    const [fromX, fromY] = axesAt(view, guides);
    return [picturePoint(fromX, fromY), picturePoint(fromX + x * length, fromY - y * length)];
  }
  const scale =
    role === "stretch" || role === "turn"
      ? (CIRCLE * Math.min(plot.width, plot.height)) / view.pixelsPerUnit
      : 1;
  const pixels = points.map(([x, y]) => toPixel(view, planePoint(scale * x, scale * y)));
  if (shape === "line") return endless(pixels, plot);
  const margin = 2 * Math.max(plot.width, plot.height);
  if (shape === "segment") return cut(pixels, grow(plot, 4));
  // A shape that reaches far out is left out whole: cut, it would be another shape.
  const fits = pixels.every((pixel) => isInside(plot, pixel, margin));
  return fits ? pixels : shape === "arrow" ? cut(pixels, plot) : undefined;
}

/** Where the units' axes begin: at the origin, or as far from it as keeps their ends in the picture, to be taken hold of. */
function axesAt(view: ViewBox, guides: readonly Guide[]): PicturePoint {
  const { plot } = view;
  const length = AXIS_LENGTH * Math.min(plot.width, plot.height);
  const tips = guides.flatMap(({ role, points }) => (role === "unit" && points[1] ? [points[1]] : []));
  const reach = (direction: (tip: readonly [number, number]) => number) =>
    Math.max(0, ...tips.map(direction)) * length + EDGE;
  const held = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return picturePoint(
    held(view.originX, plot.left + reach(([x]) => -x), plot.left + plot.width - reach(([x]) => x)),
    held(
      view.originY,
      plot.top + reach(([, y]) => y) + TOP_EDGE - EDGE,
      plot.top + plot.height - reach(([, y]) => -y),
    ),
  );
}

function endless([from, to]: readonly PicturePoint[], plot: Rectangle): readonly PicturePoint[] | undefined {
  if (!from || !to) return undefined;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return undefined;
  const reach =
    (2 * (plot.width + plot.height) + Math.hypot(from[0] - plot.left, from[1] - plot.top)) / length;
  const [dx, dy] = [(to[0] - from[0]) * reach, (to[1] - from[1]) * reach];
  return cut([picturePoint(from[0] - dx, from[1] - dy), picturePoint(from[0] + dx, from[1] + dy)], plot);
}

function cut([from, to]: readonly PicturePoint[], box: Rectangle): readonly PicturePoint[] | undefined {
  return from && to && segmentInside(box, from, to);
}

/** The first place for the words that touches no other words. */
function labelFor(
  { role, shape }: Guide,
  points: readonly PicturePoint[],
  text: string,
  { view, fontSize }: GuidesInput,
  taken: readonly Rectangle[],
): Label | undefined {
  const { plot } = view;
  const first = points[0] ?? picturePoint(0, 0);
  const last = points.at(-1) ?? first;
  if (role === "unit" && Math.hypot(last[0] - first[0], last[1] - first[1]) < SHORTEST_NAMED)
    return undefined;
  if (
    role === "simplex" &&
    Math.hypot(last[0] - view.originX, last[1] - view.originY) < MIN_NAMED_SIMPLEX_PIXELS
  )
    return undefined;
  const isNumber = role === "stretch" || role === "bias";
  const style = { size: fontSize, font: isNumber ? "mono" : "text" } as const;
  const words = shorten(text, plot.width * 0.6, fontSize);
  for (const [x, y] of anchors(role, shape, points, plot)) {
    // Away from the middle of what it names; along a line, towards the picture's middle.
    const centre = shape === "line" ? undefined : middleOf(points, role, view);
    const goesLeft = centre ? x < centre[0] - 1 : x > plot.left + plot.width / 2;
    const goesBelow = centre ? y > centre[1] + 1 : y < plot.top + plot.height / 2;
    for (const align of goesLeft ? (["right", "left"] as const) : (["left", "right"] as const)) {
      for (const below of goesBelow ? [true, false] : [false, true]) {
        const label: Label = {
          text: words,
          x: x + (align === "left" ? GAP : -GAP),
          y: y + (below ? GAP : -GAP),
          align,
          baseline: below ? "top" : "bottom",
          ...style,
        };
        const box = boxOf(label);
        if (contains(plot, box) && !taken.some((other) => overlaps(box, other, 2))) return label;
      }
    }
  }
  return undefined;
}

function middleOf(points: readonly PicturePoint[], role: Guide["role"], view: ViewBox): PicturePoint {
  if (role === "turn" || role === "unit" || role === "simplex" || role === "bias")
    return picturePoint(view.originX, view.originY);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return picturePoint(mean(0), mean(1));
}

/** Where a guide's words may stand, best first. */
function anchors(
  role: Guide["role"],
  shape: Guide["shape"],
  points: readonly PicturePoint[],
  { left, top, width, height }: Rectangle,
): readonly PicturePoint[] {
  const first = points[0] ?? picturePoint(left, top);
  const last = points.at(-1) ?? first;
  if (shape === "line") {
    const at = (share: number) =>
      picturePoint(first[0] + share * (last[0] - first[0]), first[1] + share * (last[1] - first[1]));
    return [0.85, 0.15, 0.7, 0.3, 0.6].map(at);
  }
  if (shape === "loop") {
    const byHeight = [...points].sort((one, other) => one[1] - other[1]);
    return byHeight;
  }
  const inward = ([x, y]: PicturePoint) =>
    picturePoint(
      Math.min(left + width - 12, Math.max(left + 12, x)),
      Math.min(top + height - 12, Math.max(top + 12, y)),
    );
  if (role === "turn") return [points[Math.floor(points.length / 2)] ?? last, last].map(inward);
  return [last, first].map(inward);
}
