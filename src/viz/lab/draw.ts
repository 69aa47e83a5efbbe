/** Draws the lab: for each plane its ground, areas, lines, examples and arrows; then handles and the legend. */

import { clipTo } from "../kit/clip";
import { drawAxes, drawRuler, drawTicks } from "../kit/draw-axes";
import { drawDots, drawMarks, markStyle, paintMark } from "../kit/draw-marks";
import { drawLabel } from "../kit/draw-text";
import { traceSlanted } from "../kit/hatch";
import { boxOf } from "../kit/labels";
import { markShape, traceMark } from "../kit/marks";
import { picturePoint } from "../kit/points";
import { tracePoints, tracePolylines } from "../kit/polylines";
import { TEXT_SIZE } from "../kit/text-size";
import { classHue, type PictureTheme } from "../kit/theme";
import { drawArrow } from "./draw-arrow";
import { SAMPLE, SAMPLE_GAP } from "./legend";
import { arrowStyle, strokeStyle } from "./styles";
import type {
  ArrowRole,
  LabArea,
  LabHandle,
  LabLabel,
  LabPanel,
  LabPath,
  LabStroke,
  LabView,
  LegendItem,
} from "./view";

const HATCH_SPACING = 7;
const DOT_RADIUS = 2.4;
const ARROWS: readonly string[] = [
  "i",
  "j",
  "iBefore",
  "jBefore",
  "bias",
  "eigen",
  "singular",
  "singularBefore",
  "probe",
  "probeImage",
  "normal",
  "force",
  "direction",
  "turnHead",
] satisfies readonly ArrowRole[];

/** Draws on a context whose unit is one CSS pixel. */
export function drawLab(context: CanvasRenderingContext2D, view: LabView, theme: PictureTheme): void {
  const { width, height } = view.size;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, width, height);
  for (const panel of view.panels) drawPanel(context, panel, theme, view.panels.length > 1);
  for (const handle of view.handles) drawHandle(context, handle, handle.id === view.active, theme);
  for (const item of view.legend) drawLegendItem(context, item, theme);
}

function drawPanel(
  context: CanvasRenderingContext2D,
  panel: LabPanel,
  theme: PictureTheme,
  framed: boolean,
): void {
  const { plot, viewBox, title } = panel;
  clipTo(context, plot);
  drawAxes(context, viewBox, theme);
  for (const area of panel.areas) if (area.kind !== "determinant") fillArea(context, area, theme);
  if (panel.ghostMarks && panel.marks) {
    context.globalAlpha = 0.35;
    drawDots(context, panel.ghostMarks, 1.3, theme);
    context.globalAlpha = 1;
  }
  for (const area of panel.areas) if (area.kind === "determinant") fillArea(context, area, theme);
  for (const path of panel.paths) strokePath(context, path, theme);
  for (const { positions, hollow } of panel.dots) drawTracers(context, positions, hollow, theme);
  if (panel.marks) drawMarks(context, panel.marks, markStyle(plot, panel.marks), theme);
  for (const arrow of panel.arrows) drawArrow(context, arrow, theme);
  drawTicks(context, panel.ticks, theme);
  drawRuler(context, panel.ruler, theme);
  for (const label of panel.labels) {
    if (label.of === "quiet") drawBacking(context, label, theme);
    drawLabel(context, label, { colour: colourOf(label.of, theme), halo: theme.ground }, theme);
  }
  context.restore();
  if (framed) {
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    context.strokeRect(plot.left + 0.5, plot.top + 0.5, plot.width - 1, plot.height - 1);
  }
  if (title) drawLabel(context, title, { colour: theme.ink }, theme);
}

/** A remark stands on the ground's colour: it may lie on a tinted half of the plane. */
function drawBacking(context: CanvasRenderingContext2D, label: LabLabel, theme: PictureTheme): void {
  const { left, top, width, height } = boxOf(label);
  context.globalAlpha = 0.88;
  context.fillStyle = theme.ground;
  context.fillRect(left - 5, top - 3, width + 8, height + 5);
  context.globalAlpha = 1;
}

function colourOf(of: LabLabel["of"], theme: PictureTheme): string {
  if (of === "plain") return theme.ink;
  if (of === "quiet") return theme.second;
  return isArrow(of) ? arrowStyle(of, theme).colour : strokeStyle(of, theme).colour;
}

function isArrow(sign: LabStroke | ArrowRole): sign is ArrowRole {
  return ARROWS.includes(sign);
}

function fillArea(
  context: CanvasRenderingContext2D,
  { kind, corners, reversed }: LabArea,
  theme: PictureTheme,
): void {
  context.save();
  context.beginPath();
  tracePoints(context, corners, true);
  if (kind === "side0" || kind === "side1") {
    context.globalAlpha = 0.11;
    context.fillStyle = classHue(theme, kind === "side0" ? 0 : 1);
    context.fill();
  } else if (kind === "back") {
    context.globalAlpha = 0.1;
    context.fillStyle = theme.sheetBack;
    context.fill();
  } else {
    context.globalAlpha = 0.13;
    context.fillStyle = reversed ? theme.sheetBack : theme.ink;
    context.fill();
    context.globalAlpha = 0.85;
    context.strokeStyle = reversed ? theme.sheetBack : theme.second;
    context.lineWidth = 1.2;
    context.lineJoin = "round";
    context.stroke();
    if (reversed) {
      context.clip();
      context.globalAlpha = 0.55;
      hatch(context, corners);
    }
  }
  context.restore();
}

/** Slanted lines over the box of a polygon; the caller clips. */
function hatch(context: CanvasRenderingContext2D, corners: LabArea["corners"]): void {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  // No further than any screen is wide: a corner may lie far off.
  const [left, right] = [Math.max(-50, Math.min(...xs)), Math.min(4000, Math.max(...xs))];
  const [top, bottom] = [Math.max(-50, Math.min(...ys)), Math.min(4000, Math.max(...ys))];
  const height = bottom - top;
  context.beginPath();
  // From a fixed lattice, so that the hatching does not swim while a corner is dragged.
  const first = Math.floor((left - height) / HATCH_SPACING) * HATCH_SPACING;
  traceSlanted(context, { left, top, width: right - left, height }, HATCH_SPACING, first - left);
  context.lineWidth = 1;
  context.stroke();
}

function strokePath(context: CanvasRenderingContext2D, path: LabPath, theme: PictureTheme): void {
  const { stroke, alpha = 1 } = path;
  const style = strokeStyle(stroke, theme);
  context.beginPath();
  tracePolylines(context, path);
  context.globalAlpha = style.alpha * alpha;
  context.strokeStyle = style.colour;
  context.lineWidth = style.width;
  context.lineJoin = "round";
  context.setLineDash([...style.dash]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawTracers(
  context: CanvasRenderingContext2D,
  positions: Float32Array,
  hollow: boolean,
  theme: PictureTheme,
): void {
  context.lineWidth = 1.2;
  for (let at = 0; at + 1 < positions.length; at += 2) {
    context.beginPath();
    context.arc(positions[at] as number, positions[at + 1] as number, DOT_RADIUS, 0, 2 * Math.PI);
    context.fillStyle = hollow ? theme.ground : theme.ink;
    context.fill();
    context.strokeStyle = hollow ? theme.second : theme.ground;
    context.stroke();
  }
}

/** A ring where something can be grabbed; filled where it is held or has the focus. */
function drawHandle(
  context: CanvasRenderingContext2D,
  { at: [x, y] }: LabHandle,
  isActive: boolean,
  theme: PictureTheme,
): void {
  context.beginPath();
  context.arc(x, y, isActive ? 7.5 : 5.5, 0, 2 * Math.PI);
  context.fillStyle = isActive ? theme.ink : theme.panel;
  context.fill();
  context.strokeStyle = isActive ? theme.panel : theme.ink;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawLegendItem(
  context: CanvasRenderingContext2D,
  { sign, classIndex, text, x, y }: LegendItem,
  theme: PictureTheme,
): void {
  const middle = x + SAMPLE / 2;
  if (sign === "class") {
    context.beginPath();
    traceMark(context, markShape(classIndex ?? 0), middle, y, 3.4);
    paintMark(context, classHue(theme, classIndex ?? 0), { radius: 3.4, ring: 0 }, theme);
  } else if (sign === "determinant" || sign === "reversed") {
    const corners = [
      picturePoint(x + 3, y + 5),
      picturePoint(x + SAMPLE - 7, y + 5),
      picturePoint(x + SAMPLE - 3, y - 5),
      picturePoint(x + 7, y - 5),
    ];
    fillArea(context, { kind: "determinant", corners, reversed: sign === "reversed" }, theme);
  } else if (isArrow(sign)) {
    const [from, to] = [picturePoint(x + 1, y), picturePoint(x + SAMPLE - 1, y)];
    drawArrow(context, { role: sign, from, to, isCut: false }, theme);
  } else {
    const coordinates = Float32Array.of(x + 1, y, x + SAMPLE - 1, y);
    strokePath(context, { stroke: sign, coordinates, starts: Uint32Array.of(0) }, theme);
  }
  const place = { x: x + SAMPLE + SAMPLE_GAP, y: y + 0.5, align: "left", baseline: "middle" } as const;
  drawLabel(
    context,
    { text, ...place, size: TEXT_SIZE.legend, font: "text" },
    { colour: theme.second },
    theme,
  );
}
