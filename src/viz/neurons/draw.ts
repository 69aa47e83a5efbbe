/** Draws the neuron picture: weights as lines, units as maps or circles, biases, values and the legend. */
import { clipTo } from "../kit/clip";
import { strokeLevel } from "../kit/draw-bordered-plot";
import { drawLabel } from "../kit/draw-text";
import { boxOf } from "../kit/labels";
import type { Rectangle } from "../kit/scale";
import { paintSigned, rampColours } from "../kit/signed-pixels";
import type { PictureTheme } from "../kit/theme";
import { curveBetween } from "./curve";
import type { NeuronsView, UnitMark } from "./view-model";

const DASH = [5, 4];
const DOTS = [1, 4];
const FAINT = 0.2;

/** Draws on a context whose unit is one CSS pixel. */
export function drawNeurons(context: CanvasRenderingContext2D, view: NeuronsView, theme: PictureTheme): void {
  context.lineCap = "butt";
  for (const { ends, isFaint } of view.plain) {
    strokeJoin(context, ends, { colour: theme.strongLine, width: 1, dash: [], alpha: isFaint ? 0.4 : 1 });
  }
  // The strong ones last, so that they lie on top.
  const ordered = [...view.lines].sort((a, b) => Number(b.isFaint) - Number(a.isFaint) || a.width - b.width);
  for (const { ends, value, width, isFaint } of ordered) {
    const alpha = isFaint ? FAINT : 0.9;
    strokeJoin(context, ends, { ...signStyle(value, theme), width, alpha });
  }
  for (const unit of view.units) drawUnit(context, unit, theme, view.scale);
  for (const { name, about, isChosen } of view.heads) {
    drawLabel(context, name, { colour: theme.ink }, theme);
    drawLabel(context, about, { colour: theme.second }, theme);
    if (isChosen) underline(context, boxOf(name), theme);
  }
  for (const label of view.more) drawLabel(context, label, { colour: theme.second }, theme);
  for (const label of view.values) drawValue(context, label, theme);
  drawNeuronLegend(context, view, theme);
}

interface JoinStyle {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly width: number;
  readonly alpha: number;
}

/** Hue and dash of a signed number; dotted where there is neither sign nor number. */
function signStyle(value: number, theme: PictureTheme): Pick<JoinStyle, "colour" | "dash"> {
  if (value > 0 && Number.isFinite(value)) return { colour: theme.positive, dash: [] };
  if (value < 0 && Number.isFinite(value)) return { colour: theme.negative, dash: DASH };
  return { colour: theme.second, dash: DOTS };
}

function strokeJoin(
  context: CanvasRenderingContext2D,
  ends: readonly [number, number, number, number],
  { colour, dash, width, alpha }: JoinStyle,
): void {
  const [x, y, ax, ay, bx, by, toX, toY] = curveBetween(ends);
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(x, y);
  context.bezierCurveTo(ax, ay, bx, by, toX, toY);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawUnit(
  context: CanvasRenderingContext2D,
  { box, map, zero, scale, bias, number, label, isFocus }: UnitMark,
  theme: PictureTheme,
  weightScale: number,
): void {
  traceUnit(context, box, map === undefined);
  context.fillStyle = theme.ground;
  context.fill();
  if (map) {
    context.save();
    context.clip();
    const { values, size } = map;
    paintSigned(context, { values, columns: size, rows: size }, box, scale, theme);
    clipTo(context, box);
    strokeLevel(context, zero, box, { colour: theme.ink, width: 1.1, alpha: 0.85 });
    context.restore();
    context.restore();
  }
  traceUnit(context, box, map === undefined);
  context.strokeStyle = isFocus ? theme.ink : theme.second;
  context.lineWidth = isFocus ? 2 : 1;
  context.stroke();
  if (number) drawLabel(context, number, { colour: theme.second }, theme);
  if (label && bias !== undefined) {
    drawLabel(context, label, { colour: isFocus ? theme.ink : theme.second }, theme);
    drawBiasMark(context, { bias, scale: weightScale, label }, theme);
  }
}

/** A short stroke before the bias, as a weight of its size has it. */
function drawBiasMark(
  context: CanvasRenderingContext2D,
  {
    bias,
    scale,
    label,
  }: {
    readonly bias: number;
    readonly scale: number;
    readonly label: Parameters<typeof boxOf>[0];
  },
  theme: PictureTheme,
): void {
  if (bias === 0) return;
  const { left, top, height } = boxOf(label);
  const { colour, dash } = signStyle(bias, theme);
  context.strokeStyle = colour;
  context.lineWidth = 0.7 + 4.8 * Math.min(1, Math.abs(bias) / scale || 0);
  context.setLineDash(dash.length > 0 ? [3, 2] : []);
  context.beginPath();
  context.moveTo(left - 12, top + height / 2);
  context.lineTo(left - 3, top + height / 2);
  context.stroke();
  context.setLineDash([]);
}

/** A rounded square where it holds a map of the plane, a circle where it does not. */
function traceUnit(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  isCircle: boolean,
): void {
  context.beginPath();
  context.roundRect(left, top, width, height, isCircle ? width / 2 : 5);
}

function underline(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  theme: PictureTheme,
): void {
  context.fillStyle = theme.ink;
  context.fillRect(left, top + height + 1, width, 1.5);
}

/** A value on a little plate, so that no line runs through its digits. */
function drawValue(
  context: CanvasRenderingContext2D,
  label: NeuronsView["values"][number],
  theme: PictureTheme,
): void {
  const { left, top, width, height } = boxOf(label);
  context.beginPath();
  context.roundRect(left - 3, top - 1, width + 6, height + 2, 4);
  context.fillStyle = theme.panel;
  context.fill();
  drawLabel(context, label, { colour: theme.ink }, theme);
}

function drawNeuronLegend(
  context: CanvasRenderingContext2D,
  { legend, layout }: NeuronsView,
  theme: PictureTheme,
): void {
  const top = layout.height - legend.height - 2;
  for (const { sample, x, y, label } of legend.entries) {
    if (sample.kind === "line") {
      const { colour, dash } = signStyle(sample.sign, theme);
      context.strokeStyle = colour;
      context.lineWidth = 0.7 + 4.8 * sample.share;
      context.setLineDash([...dash]);
      context.beginPath();
      context.moveTo(x, top + y);
      context.lineTo(x + sample.width, top + y);
      context.stroke();
      context.setLineDash([]);
    } else {
      const gradient = context.createLinearGradient(x, 0, x + sample.width, 0);
      rampColours(theme).forEach((colour, index, all) => {
        gradient.addColorStop(index / (all.length - 1), colour);
      });
      context.fillStyle = gradient;
      context.fillRect(x, top + y - 5, sample.width, 10);
      context.strokeStyle = theme.ink;
      context.lineWidth = 1.1;
      context.beginPath();
      context.moveTo(x + sample.width / 2, top + y - 5);
      context.lineTo(x + sample.width / 2, top + y + 5);
      context.stroke();
    }
    drawLabel(context, { ...label, y: top + label.y }, { colour: theme.second }, theme);
  }
}
