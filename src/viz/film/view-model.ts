/** A film's moment as numbers to draw: faces, lines, marks, guides and words, and on which scale. */
import type { Guide } from "../../core/film/types";
import { type CellState, KILLED } from "../../core/math/area";
import { atCrossings } from "../../core/math/sheet";
import { type AreaLegend, areaLegend } from "../area/legend";
import { type AreaView, areaView } from "../area/view-model";
import { boxOfRuler, makeRuler } from "../kit/axes";
import { axisTicks, edgeTicks } from "../kit/axis-ticks";
import { boundsOf, fitSpan } from "../kit/fit";
import { boxOf, contains, type Label, overlaps } from "../kit/labels";
import { formatZoom } from "../kit/numbers";
import { placeMarks } from "../kit/place-marks";
import { createViewBox, type Rectangle, type Span, toPixels, type ViewBox } from "../kit/scale";
import { shorten, textWidth } from "../kit/text-width";
import { clearOf, planeLegend, plotAbove, plotInside, withLines } from "../plane/around";
import { axisNameLabels, segmentLabels } from "../plane/around-labels";
import type { PlaneProjection } from "../plane/input";
import { cornerLabels, FONT_SIZE } from "../plane/labels";
import type { LineSign } from "../plane/line-legend";
import { planeSegment } from "../plane/segment";
import { sheetLines } from "../plane/sheet-lines";
import { countNotFinite, ghostSquare, leftOutNotes } from "../plane/view-model";
import { sheetFaces } from "./faces";
import { placeGuides } from "./guides";
import type { FilmView, FilmViewInput } from "./input";

/** As the pictures of single layers (plane/view-model.ts). */
const DETAILS = {
  thumbnail: { every: 2, closest: 0.8, tickSpacing: 0, ruler: "compact", inset: 4 },
  strip: { every: 1, closest: 0.5, tickSpacing: 44, ruler: "wide", inset: 7 },
  large: { every: 1, closest: 0.3, tickSpacing: 64, ruler: "wide", inset: 9 },
} as const;
/** From the horizontal axis, as a share of the span: what lies closer is on it. */
const ON_AXIS = 1e-4;
/** Height of a line of the words at the top. */
const LINE = 17;
/** What the zoom in the top right corner takes. */
const ZOOM_ROOM = 54;

/** A frame of the film on the chosen scale. What is not finite is left out and counted. */
export function filmView(input: FilmViewInput): FilmView {
  const { frame, shape, side, labels, classNames, size, detail, show } = input;
  const { sheet, data, facing } = frame;
  const settings = DETAILS[detail];
  const fontSize = FONT_SIZE[detail];
  const shown = show.points ? data : new Float32Array();
  const legend =
    detail === "large" ? planeLegend({ classNames, labels, data, size }, possibleLines(input)) : undefined;
  const room = areaRoom(plotAbove({ size }, legend), show.area && detail === "large");
  const { legend: ofAreas } = room;
  const plot = plotInside(room.plot, detail);
  const { span, shared } = spansOf(input);
  const view = createViewBox(span, plot);
  const projection = projectionOf(input, span);
  const segment = projection.kind === "line" || projection.kind === "simplex";
  const marks = placeMarks(shown, labels, view);
  const notFinite = countNotFinite(sheet) + marks.notFinite;
  const zoom = shared.half / span.half;
  const ruler = makeRuler(view, settings.ruler, fontSize);
  const rulerBoxes = [boxOfRuler(ruler), boxOf(ruler.label)];
  const notes = leftOutNotes(notFinite, marks.outside);
  const zoomLabel = Math.abs(zoom - 1) < 5e-3 ? undefined : formatZoom(zoom);
  const caption = captionLabels(input, plot, zoomLabel !== undefined);
  const placedSegment = segment ? planeSegment({ projection, sheet, side }, view) : undefined;
  const words = [
    ...caption,
    ...belowCaption(
      [
        ...cornerLabels(
          detail,
          view,
          { zoomLabel, shareLabel: shareLabel(input, segment), notes },
          rulerBoxes,
        ),
      ],
      caption,
    ),
    ...(placedSegment ? segmentLabels(placedSegment, { detail, classNames }, view).filter(isNoBarNote) : []),
  ].filter(readable(plot));
  const taken = [...words.map(boxOf), ...rulerBoxes];
  // Two probabilities have a segment of their own; a strip has no room for axes to take hold of.
  const isDrawn = ({ role }: Guide) =>
    !(placedSegment && role === "simplex") && !(detail === "strip" && role === "unit");
  const placed = placeGuides({
    guides: detail === "thumbnail" ? [] : frame.guides.filter(isDrawn),
    view,
    classNames,
    fontSize,
    taken,
  });
  const axes = projection.kind === "line" ? "row" : "both";
  const ticking = { view, fontSize, spacing: settings.tickSpacing, axes } as const;
  const names = axisNameLabels({ detail, axisNames: axisNames(input), projection }, view);
  const faces = { sheet, shape, facing, view };
  const boundary = show.boundary ? toPixels(view, frame.boundary) : new Float32Array();
  const bestLines = input.bestLines?.(span) ?? new Float32Array();
  const ghost = projection.kind === "plane" || projection.kind === "simplex" ? ghostSquare(view) : undefined;
  return {
    detail,
    size,
    viewBox: view,
    faces: placedSegment ? [] : show.tints && !show.area ? sheetFaces(faces) : [],
    areas: show.area && !placedSegment ? cellsOfArea(input, view) : undefined,
    areaLegend: ofAreas,
    lines: placedSegment
      ? []
      : sheetLines({ sheet, shape, side, view, every: settings.every, closest: settings.closest }),
    boundary,
    bestLines,
    marks,
    guides: placed.guides,
    handles: placed.handles,
    ticks:
      settings.tickSpacing === 0 || projection.kind === "simplex" || projection.kind === "principal"
        ? []
        : detail === "large"
          ? clearOf(edgeTicks(ticking), names, size)
          : axisTicks({ ...ticking, avoid: [...taken, ...placed.labels.map(boxOf)] }),
    axisNames: names,
    labels: words,
    // A small picture has no room for words on its lines.
    guideLabels: detail === "large" ? placed.labels : [],
    ghost,
    segment: placedSegment,
    ruler,
    zoom,
    zoomLabel,
    notFinite,
    outside: marks.outside,
    notes,
    legend: withLines(legend, {
      boundary: boundary.length > 0,
      unitSquare: ghost !== undefined,
      bestLine: bestLines.length > 0,
    }),
    opacity: frame.opacity,
    span,
  };
}

/** By what is chosen alone: the legend's height has to stay while a film runs. */
function possibleLines({ show, bestLines }: FilmViewInput): readonly LineSign[] {
  return [
    ...(show.boundary ? (["boundary"] as const) : []),
    "unitSquare",
    ...(bestLines ? (["bestLine"] as const) : []),
  ];
}

function spansOf({ scale, frame }: FilmViewInput): { readonly span: Span; readonly shared: Span } {
  if (scale.kind === "shared") return { span: scale.span, shared: scale.span };
  const { shared } = scale;
  if (scale.kind === "moving") return { span: scale.span, shared };
  return { span: fitSpan(boundsOf(frame.sheet, frame.data), shared, scale.previous), shared };
}

/** What the picture's two axes are, as the pictures of single layers say it. */
function projectionOf({ frame }: FilmViewInput, span: Span): PlaneProjection {
  const { kind, camera, share } = frame.view;
  if (kind === "line" && isOnAxis(frame.sheet, span)) return { kind: "line" };
  if (kind === "simplex" && camera === undefined && frame.atStop) return { kind: "simplex" };
  // Two probabilities on their way, or a line that still turns, lie in the plane of two units.
  return camera === undefined && kind !== "tour" ? { kind: "plane" } : { kind: "principal", share };
}

function isOnAxis(sheet: Float32Array, { half }: Span): boolean {
  for (let index = 1; index < sheet.length; index += 2) {
    if (Math.abs(sheet[index] as number) > ON_AXIS * half) return false;
  }
  return true;
}

function axisNames({ frame }: FilmViewInput): readonly [string, string] | undefined {
  const { kind, camera } = frame.view;
  // A wide layer's units have axes of their own on the picture.
  if (camera !== undefined || kind === "tour") return ["", ""];
  return kind === "simplex" ? ["", ""] : undefined;
}

const CAPTION_LINES = 2;

/** The caption, on two lines at most. */
function captionLabels(
  { caption, detail }: FilmViewInput,
  plot: Rectangle,
  hasZoom: boolean,
): readonly Label[] {
  if (!caption || detail === "thumbnail") return [];
  const { inset } = DETAILS[detail];
  const size = FONT_SIZE[detail] + 1;
  const room = plot.width - 2 * inset - (hasZoom ? ZOOM_ROOM : 0);
  const lines: string[] = [];
  for (const word of caption.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    const isFull = lines.length === 0 || (textWidth(longer, size) > room && lines.length < CAPTION_LINES);
    if (isFull) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line, index) => ({
    text: shorten(line, room, size),
    x: plot.left + inset,
    y: plot.top + inset + index * LINE,
    align: "left",
    baseline: "top",
    size,
    font: "text",
  }));
}

/** The notes and the vertical axis's name, at the top, give way to the caption; the view's label to the scale of areas. */
function belowCaption(labels: readonly Label[], caption: readonly Label[]): readonly Label[] {
  const room = caption.length * LINE;
  const down = labels.map((label) => {
    if (label.align === "left" && label.baseline === "top" && label.font === "text") {
      return { ...label, y: label.y + room };
    }
    return label;
  });
  // Where a note is long, the axis's name stands below it.
  const placed: Label[] = [];
  for (const label of down) {
    const isFree = !placed.some((other) => overlaps(boxOf(other), boxOf(label), 2));
    placed.push(isFree ? label : { ...label, y: label.y + LINE });
  }
  return placed;
}

/** What the view shows; of a line also what its bars are. */
function shareLabel({ frame, detail }: FilmViewInput, segment: boolean): string | undefined {
  if (detail === "thumbnail" || frame.view.label === "") return undefined;
  const bars =
    segment && detail === "large" && frame.view.kind === "line"
      ? " · bars: where each side of the plane lands"
      : "";
  // A strip's width is for the number.
  return detail === "strip" ? frame.view.label.replace(" of the spread", "") : frame.view.label + bars;
}

/** Of words in order of weight, those that stand in the plot and on no other. */
function readable(plot: Rectangle): (label: Label) => boolean {
  const taken: Rectangle[] = [];
  return (label) => {
    const box = boxOf(label);
    if (!contains(plot, box) || taken.some((other) => overlaps(box, other))) return false;
    taken.push(box);
    return true;
  };
}

/** The film's line has its own label bottom left. */
function isNoBarNote({ text }: Label): boolean {
  return !text.startsWith("bars:");
}

/** Keeps room for the legend of areas under the plot. */
function areaRoom(
  plot: Rectangle,
  wanted: boolean,
): { readonly plot: Rectangle; readonly legend: AreaLegend | undefined } {
  if (!wanted) return { plot, legend: undefined };
  const place = { left: plot.left + 8, width: plot.width - 16 };
  const title = "area ÷ its area in the input plane";
  const { height } = areaLegend({ ...place, top: 0, title });
  const bottom = Math.max(1, plot.height - height - 12);
  return {
    plot: { ...plot, height: bottom },
    legend: areaLegend({ ...place, top: plot.top + bottom + 8, title }),
  };
}

/** The frame's areas in the meter's own words. Only in the plane of two units does a cell have a side. */
function cellsOfArea({ frame, shape }: FilmViewInput, view: ViewBox): AreaView {
  const { areaCells, facing } = frame;
  const hasSides = frame.view.camera === undefined;
  const states = Array.from(areaCells, (area, cell): CellState => {
    if (!Number.isFinite(area)) return "odd";
    if (area <= KILLED) return "killed";
    return hasSides && facing[cell] === -1 ? "reversed" : "kept";
  });
  const crossings = toPixels(view, atCrossings(shape, frame.sheet, 2));
  const change = { ratios: Float64Array.from(areaCells), states, turnedOver: mostly(states, "reversed") };
  return areaView({ change, lines: shape.lines, crossings, plot: view.plot });
}

function mostly(states: readonly CellState[], state: CellState): boolean {
  return 2 * states.filter((one) => one === state).length > states.length;
}
