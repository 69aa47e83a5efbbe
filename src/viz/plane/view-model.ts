/** The plane after a layer, as numbers to draw: which lines and marks, where, on which scale. */
import { axisTicks, makeRuler } from "../kit/axes";
import { boundsOf, fitSpan } from "../kit/fit";
import { LEGEND_ROW, type LegendLayout, layOutLegend } from "../kit/legend";
import { formatNumber, formatZoom } from "../kit/numbers";
import { type Marks, NO_CLASS, placeMarks } from "../kit/place-marks";
import { createViewBox, type Rectangle, type Span, toPixel, type ViewBox } from "../kit/scale";
import type { CornerLabel, Detail, PlaneInput, PlaneProjection, PlaneView } from "./input";
import { planeSegment, SIMPLEX_SPAN } from "./segment";
import { sheetLines } from "./sheet-lines";

/** What each level of detail leaves out and how wide it spaces things. */
const DETAILS = {
  thumbnail: { every: 2, closest: 0.8, tickFont: 10, tickSpacing: 0 },
  strip: { every: 1, closest: 0.5, tickFont: 10, tickSpacing: 48 },
  large: { every: 1, closest: 0.3, tickFont: 11, tickSpacing: 64 },
} as const satisfies Record<Detail, object>;

/** The ghost square is left out below this side, in pixels. */
const SMALLEST_GHOST = 7;
/** Room above the legend. */
const LEGEND_GAP = 8;

export function planeView(input: PlaneInput): PlaneView {
  const { detail, projection, sheet, shape, side, data, labels } = input;
  const settings = DETAILS[detail];
  const legend = detail === "large" ? classLegend(input) : undefined;
  const plot = plotOf(input, legend);
  const shared = input.frame.kind === "shared" ? input.frame.span : input.frame.shared;
  const span = chooseSpan(input, shared);
  const view = createViewBox(span, plot);
  const isSegment = projection.kind === "simplex" || projection.kind === "line";
  const marks = placeMarks(data, labels, view);
  const notFinite = countNotFinite(sheet) + marks.notFinite;
  const zoom = shared.half / span.half;
  const words = {
    zoomLabel: Math.abs(zoom - 1) < 1e-6 ? undefined : formatZoom(zoom),
    shareLabel: shareLabel(projection),
    notes: notes(notFinite, marks.outside),
  };
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
    trace: tracePixels(input.trace, view),
    axes: {
      ticks: settings.tickSpacing > 0 ? axisTicks(view, settings.tickFont, settings.tickSpacing) : [],
      names: detail === "large" ? (input.axisNames ?? axisNames(projection)) : undefined,
    },
    ghost: projection.kind === "plane" ? ghostSquare(view) : undefined,
    segment: isSegment ? planeSegment(input, view) : undefined,
    ruler: makeRuler(view),
    corners: cornerLabels(detail, words),
    zoom,
    ...words,
    notFinite,
    outside: marks.outside,
    legend,
    span,
    source: { sheet, data },
  };
}

function chooseSpan({ frame, projection, sheet, data }: PlaneInput, shared: Span): Span {
  if (projection.kind === "simplex") return SIMPLEX_SPAN;
  return frame.kind === "shared" ? shared : fitSpan(boundsOf(sheet, data), shared, frame.previous);
}

function plotOf({ size }: PlaneInput, legend: LegendLayout | undefined): Rectangle {
  const taken = legend && legend.height > 0 ? legend.height + LEGEND_GAP : 0;
  return { left: 0, top: 0, width: size.width, height: Math.max(LEGEND_ROW, size.height - taken) };
}

function classLegend({ classNames = [], labels, data, size }: PlaneInput): LegendLayout {
  const counts = new Map<number, number>();
  for (let index = 0; 2 * index + 1 < data.length; index++) {
    const label = labels[index] ?? NO_CLASS;
    if (label !== NO_CLASS) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const classes = new Set([...classNames.keys(), ...counts.keys()]);
  const entries = [...classes]
    .sort((a, b) => a - b)
    .map((classIndex) => ({
      classIndex,
      text: `${classNames[classIndex] ?? `class ${classIndex + 1}`} ${counts.get(classIndex) ?? 0}`,
      hollow: false,
    }));
  return layOutLegend(entries, size.width);
}

function highlighted({ highlight, data, labels }: PlaneInput, view: ViewBox, marks: Marks) {
  // Only what is drawn can stand out.
  if (highlight === undefined || !marks.indices.includes(highlight)) return undefined;
  const [x, y] = toPixel(view, data[2 * highlight] as number, data[2 * highlight + 1] as number);
  return { x, y, classIndex: labels[highlight] ?? NO_CLASS };
}

function tracePixels(trace: Float32Array | undefined, view: ViewBox): Float32Array {
  return Float32Array.from(trace ?? [], (value, index) =>
    index % 2 === 0 ? view.originX + value * view.pixelsPerUnit : view.originY - value * view.pixelsPerUnit,
  );
}

function axisNames(projection: PlaneProjection): readonly [string, string] | undefined {
  switch (projection.kind) {
    case "plane":
      return ["unit 1", "unit 2"];
    case "line":
      return ["unit 1", ""];
    case "principal":
      return ["1st principal axis", "2nd principal axis"];
    case "simplex":
      return undefined;
  }
}

function ghostSquare(view: ViewBox): PlaneView["ghost"] {
  const side = view.pixelsPerUnit;
  const reach = Math.max(view.plot.width, view.plot.height);
  if (side < SMALLEST_GHOST || side > 2 * reach) return undefined;
  return [toPixel(view, 0, 0), toPixel(view, 1, 0), toPixel(view, 1, 1), toPixel(view, 0, 1)];
}

function shareLabel(projection: PlaneProjection): string | undefined {
  if (projection.kind !== "principal" || !Number.isFinite(projection.share)) return undefined;
  // Rounded down: 100 % is said only where nothing at all is hidden.
  const percent = Math.floor(Math.min(1, Math.max(0, projection.share)) * 100 + 1e-3);
  return `PCA ${percent} %`;
}

function notes(notFinite: number, outside: number): readonly string[] {
  return [
    ...(notFinite > 0 ? [`${formatNumber(notFinite, 6)} not finite`] : []),
    ...(outside > 0 ? [`${formatNumber(outside, 6)} outside`] : []),
  ];
}

type Words = Pick<PlaneView, "zoomLabel" | "shareLabel" | "notes">;

function cornerLabels(detail: Detail, { zoomLabel, shareLabel, notes }: Words): readonly CornerLabel[] {
  const labels: CornerLabel[] = [];
  if (zoomLabel) labels.push({ text: zoomLabel, corner: "top-right" });
  if (shareLabel) labels.push({ text: shareLabel, corner: "bottom-left" });
  // A thumbnail has room for one note; the node's own problems tell the rest.
  const told = detail === "thumbnail" ? notes.slice(0, 1) : notes;
  if (told.length > 0) labels.push({ text: told.join(" · "), corner: "top-left" });
  return labels;
}

function countNotFinite(points: Float32Array): number {
  let count = 0;
  for (let index = 0; index + 1 < points.length; index += 2) {
    if (!Number.isFinite((points[index] as number) + (points[index + 1] as number))) count++;
  }
  return count;
}
