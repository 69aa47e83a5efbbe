/** Draws one arrow: a shaft that ends where the head begins, and a head that is filled or open. */
import { picturePoint } from "../kit/points";
import { tracePoints } from "../kit/polylines";
import type { PictureTheme } from "../kit/theme";
import { arrowStyle } from "./styles";
import type { LabArrow } from "./view";

/** Half of the head's width, as a share of its length. */
const HEAD_WIDTH = 0.42;

/** Draws an arrow that is in pixels; one of no length is a dot. */
export function drawArrow(
  context: CanvasRenderingContext2D,
  { role, from, to, isCut }: LabArrow,
  theme: PictureTheme,
): void {
  const { colour, width, dash, alpha, head, open } = arrowStyle(role, theme);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  context.save();
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  if (length < 1.5) {
    // An arrow of no length is a dot: its place still counts.
    context.beginPath();
    context.arc(to[0], to[1], width + 0.8, 0, 2 * Math.PI);
    context.fill();
    context.restore();
    return;
  }
  const [ux, uy] = [dx / length, dy / length];
  // The head of a short arrow shrinks with it, so that it never points backwards.
  const size = isCut ? 0 : Math.min(head, 0.7 * length);
  const shaft = length - (open ? width * 0.6 : size * 0.8);
  context.setLineDash([...dash]);
  context.beginPath();
  tracePoints(context, [from, picturePoint(from[0] + ux * shaft, from[1] + uy * shaft)]);
  context.stroke();
  context.setLineDash([]);
  if (size > 0) {
    const back = (side: number) =>
      picturePoint(
        to[0] - size * ux + side * HEAD_WIDTH * size * uy,
        to[1] - size * uy - side * HEAD_WIDTH * size * ux,
      );
    context.beginPath();
    tracePoints(context, [back(1), to, back(-1)], !open);
    context.lineJoin = "round";
    if (open) context.stroke();
    else context.fill();
  }
  context.restore();
}
