/** The plane after a layer, as numbers to draw: which lines and marks, where, on which scale. */
import { boxOfRuler, makeRuler } from "../kit/axes";
import { boundsOf, fitSpan } from "../kit/fit";
import { boxOf, type Label } from "../kit/labels";
import { formatNumber, formatZoom } from "../kit/numbers";
import { type Marks, NO_CLASS, placeMarks } from "../kit/place-marks";
import { planePoint } from "../kit/points";
import { createViewBox, type Rectangle, type Span, toPixel, toPixels, type ViewBox } from "../kit/scale";
import type { Detail, PlaneInput, PlaneProjection, PlaneView, Segment } from "./input";
import { cornerLabels, FONT_SIZE } from "./labels";
import type { LegendRoom, LineSign } from "./line-legend";
import { planeSegment, SIMPLEX_SPAN } from "./segment";
import { sheetLines } from "./sheet-lines";

/** What each level of detail leaves out and how wide it spaces things. */
const DETAILS = {
  thumbnail: { every: 2, closest: 0.8, tickSpacing: 0, ruler: "compact" },
  strip: { every: 1, closest: 0.5, tickSpacing: 44, ruler: "wide" },
  large: { every: 1, closest: 0.3, tickSpacing: 64, ruler: "wide" },
} as const satisfies Record<Detail, object>;

const UNIT_SQUARE = [planePoint(0, 0), planePoint(1, 0), planePoint(1, 1), planePoint(0, 1)];
/** The ghost square is left out below this side, in pixels. */
const MIN_GHOST_PIXELS = 7;
/** What stands around a picture that is larger than a thumbnail (around.ts). */
export interface Around {
  readonly legend: (input: PlaneInput) => LegendRoom | undefined;
  /** The legend with those lines that are drawn. */
  readonly withLines: (
    legend: LegendRoom | undefined,
    drawn: Readonly<Record<LineSign, boolean>>,
  ) => PlaneView["legend"];
  /** What legend and numbers leave of the picture. */
  readonly plot: (input: PlaneInput, legend: LegendRoom | undefined) => Rectangle;
  readonly segmentLabels: (segment: Segment, input: PlaneInput, view: ViewBox) => readonly Label[];
  readonly axes: (
    input: PlaneInput,
    view: ViewBox,
    spacing: number,
    taken: readonly Rectangle[],
  ) => Pick<PlaneView, "ticks" | "axisNames">;
}

/**
 * What to draw where. What is not finite, or outside, is left out and counted.
 * @param around a thumbnail has none
 */
export function planeView(input: PlaneInput, around?: Around): PlaneView {
  const { detail, projection, sheet, shape, side, data, labels } = input;
  const settings = DETAILS[detail];
  const legend = around?.legend(input);
  const plot = around?.plot(input, legend) ?? { left: 0, top: 0, ...input.size };
  const shared = input.frame.kind === "shared" ? input.frame.span : input.frame.shared;
  const span = chooseSpan(input, shared);
  const view = createViewBox(span, plot);
  const isSegment = projection.kind === "simplex" || projection.kind === "line";
  const marks = placeMarks(data, labels, view);
  const notFinite = countNotFinite(sheet) + marks.notFinite;
  const zoom = shared.half / span.half;
  const sayings = {
    zoomLabel: Math.abs(zoom - 1) < 1e-6 ? undefined : formatZoom(zoom),
    shareLabel: shareLabel(projection),
    notes: leftOutNotes(notFinite, marks.outside),
  };
  const segment = isSegment ? planeSegment(input, view) : undefined;
  const ruler =
    projection.kind === "simplex" ? undefined : makeRuler(view, settings.ruler, FONT_SIZE[detail]);
  const rulerBoxes = ruler ? [boxOfRuler(ruler), boxOf(ruler.label)] : [];
  const words: readonly Label[] = [
    ...cornerLabels(detail, view, sayings, rulerBoxes),
    ...(segment && around ? around.segmentLabels(segment, input, view) : []),
  ];
  // The segment of two probabilities names its own three places.
  const spacing = ruler ? settings.tickSpacing : 0;
  const taken = [...words.map(boxOf), ...rulerBoxes];
  const ghost = projection.kind === "plane" ? ghostSquare(view) : undefined;
  const bestLines = input.bestLines?.(span) ?? new Float32Array();
  return {
    detail,
    projection,
    size: input.size,
    viewBox: view,
    lines: isSegment
      ? []
      : sheetLines({ sheet, shape, side, view, every: settings.every, closest: settings.closest }),
    marks,
    highlight: highlighted(input, view, marks),
    trace: toPixels(view, input.trace ?? new Float32Array()),
    ...(around?.axes(input, view, spacing, taken) ?? { ticks: [], axisNames: [] }),
    labels: words,
    ghost,
    bestLines,
    segment,
    ruler,
    zoom,
    ...sayings,
    notFinite,
    outside: marks.outside,
    legend: around?.withLines(legend, {
      boundary: false,
      unitSquare: ghost !== undefined,
      bestLine: bestLines.length > 0,
    }),
    span,
  };
}

function chooseSpan({ frame, projection, sheet, data }: PlaneInput, shared: Span): Span {
  if (projection.kind === "simplex") return SIMPLEX_SPAN;
  return frame.kind === "shared" ? shared : fitSpan(boundsOf(sheet, data), shared, frame.previous);
}

function highlighted({ highlight, data, labels }: PlaneInput, view: ViewBox, marks: Marks) {
  // Only what is drawn can stand out.
  if (highlight === undefined || !marks.indices.includes(highlight)) return undefined;
  const [x, y] = [data[2 * highlight] as number, data[2 * highlight + 1] as number];
  return { at: toPixel(view, planePoint(x, y)), classIndex: labels[highlight] ?? NO_CLASS };
}

/** The unit square; undefined where it is too small to see or too large to be one. */
export function ghostSquare(view: ViewBox): PlaneView["ghost"] {
  const side = view.pixelsPerUnit;
  const reach = Math.max(view.plot.width, view.plot.height);
  if (side < MIN_GHOST_PIXELS || side > 2 * reach) return undefined;
  return UNIT_SQUARE.map((corner) => toPixel(view, corner));
}

function shareLabel(projection: PlaneProjection): string | undefined {
  if (projection.kind !== "principal" || !Number.isFinite(projection.share)) return undefined;
  // Rounded down: 100 % is said only where nothing at all is hidden.
  const percent = Math.floor(Math.min(1, Math.max(0, projection.share)) * 100 + 1e-3);
  return `${projection.along ?? "PCA"} ${percent} %`;
}

/** What is left out, in words. */
export function leftOutNotes(notFinite: number, outside: number): readonly string[] {
  return [
    ...(notFinite > 0 ? [`${formatNumber(notFinite, 6)} not finite`] : []),
    ...(outside > 0 ? [`${formatNumber(outside, 6)} outside`] : []),
  ];
}

/** How many of the points [n, 2] have a coordinate that is NaN or infinite. */
export function countNotFinite(points: Float32Array): number {
  let count = 0;
  for (let index = 0; index + 1 < points.length; index += 2) {
    if (!Number.isFinite((points[index] as number) + (points[index + 1] as number))) count++;
  }
  return count;
}
