/** Draws the film's guides: thin, each role with a line of its own kind, so that none is told by colour alone. */
import { parseHex, toCss } from "../kit/colour";
import { picturePoint } from "../kit/points";
import { tracePoints } from "../kit/polylines";
import type { PictureTheme } from "../kit/theme";
import type { PlacedGuide } from "./input";

interface Stroke {
  readonly width: number;
  readonly dash: readonly number[];
  readonly colour: "ink" | "second" | "sheetBack" | "strongLine";
  readonly alpha: number;
  /** Length of an arrow's head. */
  readonly head?: number;
}

const STROKES: Readonly<Record<PlacedGuide["role"], Stroke>> = {
  stretch: { width: 2, dash: [], colour: "ink", alpha: 0.92 },
  crush: { width: 1.4, dash: [7, 4], colour: "ink", alpha: 0.8 },
  mirror: { width: 1.6, dash: [10, 3, 2, 3], colour: "sheetBack", alpha: 1 },
  turn: { width: 1.6, dash: [], colour: "ink", alpha: 0.9, head: 7 },
  bias: { width: 2, dash: [], colour: "ink", alpha: 0.95, head: 8 },
  box: { width: 1.2, dash: [5, 3], colour: "second", alpha: 0.9 },
  crease: { width: 1.4, dash: [1.5, 3], colour: "ink", alpha: 0.75 },
  unit: { width: 1.3, dash: [], colour: "second", alpha: 0.9 },
  simplex: { width: 1.2, dash: [], colour: "second", alpha: 0.7 },
  arrow: { width: 1.1, dash: [], colour: "ink", alpha: 0.6, head: 5 },
};

/** The circle that becomes an ellipse stays behind the two directions that tell of it. */
const LOOP = { width: 1, alpha: 0.55 };
const HANDLE_RADIUS = 4.5;

/** Draws guides that are in pixels already; those of shape "point" have no line. */
export function drawGuides(
  context: CanvasRenderingContext2D,
  guides: readonly PlacedGuide[],
  theme: PictureTheme,
): void {
  context.save();
  for (const guide of guides) drawGuide(context, guide, theme);
  context.restore();
}

function drawGuide(context: CanvasRenderingContext2D, guide: PlacedGuide, theme: PictureTheme): void {
  const { role, shape, points, presence } = guide;
  if (shape === "point") return;
  const stroke = STROKES[role];
  const isCircle = role === "stretch" && shape === "loop";
  context.beginPath();
  tracePoints(context, points, shape === "loop");
  const alpha = presence * (isCircle ? LOOP.alpha : stroke.alpha);
  const width = isCircle ? LOOP.width : stroke.width;
  const colour = parseHex(theme[stroke.colour]);
  context.lineCap = "round";
  context.lineJoin = "round";
  // A halo in the ground's colour parts a guide from the sheet's lines; many arrows would wash them out.
  if (role !== "arrow" && !isCircle) {
    context.setLineDash([]);
    context.strokeStyle = toCss(parseHex(theme.ground), 0.7 * presence);
    context.lineWidth = width + 2.4;
    context.stroke();
  }
  context.setLineDash([...stroke.dash]);
  context.strokeStyle = toCss(colour, alpha);
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
  if (shape === "arrow" && stroke.head) drawHead(context, points, stroke.head, toCss(colour, alpha));
  if (role === "unit") drawHandle(context, guide, theme);
}

function drawHead(
  context: CanvasRenderingContext2D,
  points: PlacedGuide["points"],
  length: number,
  colour: string,
): void {
  const tip = points.at(-1);
  const start = points[0];
  if (!tip || !start) return;
  const total = Math.hypot(tip[0] - start[0], tip[1] - start[1]);
  // The direction from a little before the tip: of an arc, its own.
  const from = points.findLast(([x, y]) => Math.hypot(tip[0] - x, tip[1] - y) > 2) ?? start;
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  const size = points.length > 2 ? length : Math.min(length, 0.6 * total);
  if (size < 1.5) return;
  const back = (side: 1 | -1) =>
    picturePoint(
      tip[0] - size * Math.cos(angle + side * 0.42),
      tip[1] - size * Math.sin(angle + side * 0.42),
    );
  context.beginPath();
  tracePoints(context, [tip, back(1), back(-1)], true);
  context.fillStyle = colour;
  context.fill();
}

function drawHandle(
  context: CanvasRenderingContext2D,
  { points, presence }: PlacedGuide,
  theme: PictureTheme,
): void {
  const tip = points.at(-1);
  if (!tip || presence < 0.5) return;
  context.beginPath();
  context.arc(tip[0], tip[1], HANDLE_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = theme.panel;
  context.fill();
  context.strokeStyle = theme.second;
  context.lineWidth = 1.4;
  context.stroke();
}
