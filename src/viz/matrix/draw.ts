/** Draws a matrix as a heat map, with its numbers where they have room. */

import { clipTo } from "../kit/clip";
import { weightColour } from "../kit/colour";
import { drawLabel } from "../kit/draw-text";
import { fillHatch } from "../kit/hatch";
import type { PictureTheme } from "../kit/theme";
import type { MatrixView } from "./view-model";

/** Draws on a context whose unit is one CSS pixel. */
export function drawMatrix(context: CanvasRenderingContext2D, view: MatrixView, theme: PictureTheme): void {
  const { cells, scale, legend, focus, hasNumbers } = view;
  const strength = hasNumbers ? undefined : 0.9;
  for (const { box, value, label } of cells) {
    const { left, top, width, height } = box;
    // Cells with numbers part from each other; without, seams would be all there is to see.
    const gap = label ? 1.5 : 0;
    if (Number.isFinite(value)) {
      context.fillStyle = weightColour(value, scale, theme, strength);
      if (label) {
        context.beginPath();
        context.roundRect(left + gap, top + gap, width - 2 * gap, height - 2 * gap, 5);
        context.fill();
      } else {
        // On whole pixels, so that no seams show.
        const [x, y] = [Math.round(left), Math.round(top)];
        context.fillRect(x, y, Math.round(left + width) - x, Math.round(top + height) - y);
      }
    } else {
      const inner = { left: left + gap, top: top + gap, width: width - 2 * gap, height: height - 2 * gap };
      clipTo(context, inner);
      fillHatch(context, inner, theme);
      context.restore();
    }
    if (label) drawLabel(context, label, { colour: theme.ink }, theme);
  }
  if (focus) {
    context.strokeStyle = theme.ink;
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(focus.left, focus.top, focus.width, focus.height, Math.min(6, focus.width / 4));
    context.stroke();
  }
  for (const label of view.labels) drawLabel(context, label, { colour: theme.second }, theme);
  const { ramp } = legend;
  const gradient = context.createLinearGradient(ramp.left, 0, ramp.left + ramp.width, 0);
  for (let step = 0; step <= 16; step++) {
    gradient.addColorStop(step / 16, weightColour((step - 8) / 8, 1, theme, strength));
  }
  context.fillStyle = gradient;
  context.fillRect(ramp.left, ramp.top, ramp.width, ramp.height);
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.strokeRect(ramp.left + 0.5, ramp.top + 0.5, ramp.width - 1, ramp.height - 1);
  for (const label of legend.labels) drawLabel(context, label, { colour: theme.second }, theme);
}
