/** Draws the decision line: ink with a halo, so that it stands out from the sheet's own lines. */
import { parseHex, toCss } from "./colour";
import { traceSegments } from "./polylines";
import type { PictureTheme } from "./theme";

/** @param boundary [segments, 4] in CSS pixels */
export function drawBoundary(
  context: CanvasRenderingContext2D,
  boundary: Float32Array,
  detail: "thumbnail" | "strip" | "large",
  theme: PictureTheme,
): void {
  if (boundary.length === 0) return;
  context.beginPath();
  traceSegments(context, boundary);
  context.lineCap = "round";
  for (const [colour, width] of [
    [toCss(parseHex(theme.ground), 0.8), detail === "thumbnail" ? 2.4 : 4],
    [theme.ink, detail === "thumbnail" ? 1 : 1.6],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
