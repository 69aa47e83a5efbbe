/** Draws the plane after a layer as a cloud: its density, the sheet's border, scale and words; and the density's legend. */

import { clipTo } from "../kit/clip";
import { mix, toCss } from "../kit/colour";
import { drawAxes, drawGhost, drawRuler } from "../kit/draw-axes";
import { drawLegend } from "../kit/draw-legend";
import { drawLabel } from "../kit/draw-text";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten } from "../kit/text-width";
import type { PictureTheme } from "../kit/theme";
import { strokeLines } from "../plane/draw";
import { drawOutside } from "../plane/draw-around";
import { drawLineLegend } from "../plane/draw-line-legend";
import type { PlaneView } from "../plane/input";
import { paintCloud } from "./probe";
import { FAINTEST } from "./scale";
import type { CloudView } from "./view-model";

/** Room below a large picture for the legend of its density. */
export const CLOUD_LEGEND_HEIGHT = 46;
const BAR = 8;

export type PaintCloud = (view: CloudView) => CanvasImageSource | undefined;

/** @param paint how counts become pixels; the faster way where absent */
export function drawCloud(
  context: CanvasRenderingContext2D,
  plane: PlaneView,
  cloud: CloudView,
  theme: PictureTheme,
  paint: PaintCloud = paintCloud,
): void {
  const { plot } = plane.viewBox;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, plane.size.width, plane.size.height);
  clipTo(context, plot);
  drawAxes(context, plane.viewBox, theme);
  if (plane.ghost) drawGhost(context, plane.ghost, theme);
  const picture = paint(cloud);
  if (picture) {
    const { left, top, width, height } = cloud.place;
    // Cells larger than pixels are shown as what they are; smaller ones are averaged.
    context.imageSmoothingEnabled = width < cloud.size;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, left, top, width, height);
  }
  for (const group of plane.lines) if (group.style === "border") strokeLines(context, group, theme);
  if (plane.ruler) drawRuler(context, plane.ruler, theme);
  for (const label of plane.labels) {
    drawLabel(context, label, { colour: theme.second, halo: theme.ground }, theme);
  }
  if (plane.detail !== "thumbnail" && cloud.notes.length > 0) drawNotes(context, plane, cloud, theme);
  context.restore();
  drawOutside(context, plane, theme);
  if (!plane.legend) return;
  drawLegend(context, cloud.sideLegend, plane.legend, theme);
  // Best lines are of the examples, of which a cloud shows none.
  const signs = plane.legend.signs.filter(({ sign }) => sign !== "bestLine");
  drawLineLegend(context, signs, plane.legend, theme);
}

function drawNotes(
  context: CanvasRenderingContext2D,
  { viewBox: { plot }, notes }: PlaneView,
  cloud: CloudView,
  theme: PictureTheme,
): void {
  // Below the plane's own notes, which stand in the same corner.
  const line = notes.length > 0 ? 1 : 0;
  const place = { x: plot.left + 9, y: plot.top + 9 + 15 * line, align: "left", baseline: "top" } as const;
  const text = shorten(cloud.notes.join(" · "), plot.width * 0.62, TEXT_SIZE.note);
  drawLabel(
    context,
    { text, ...place, size: TEXT_SIZE.note, font: "text" },
    { colour: theme.second, halo: theme.ground },
    theme,
  );
}

/** A bar for each side from the faintest tint to the full one, the decades below, what they count above. */
export function drawCloudLegend(
  context: CanvasRenderingContext2D,
  { legend, title, hues, ground }: CloudView,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  theme: PictureTheme,
): void {
  const words = { x: left, y: top + 2, align: "left", baseline: "top" } as const;
  const text = shorten(title, width, TEXT_SIZE.note);
  drawLabel(context, { text, ...words, size: TEXT_SIZE.note, font: "text" }, { colour: theme.second }, theme);
  const y = top + 18;
  const height = BAR / Math.max(1, hues.length);
  hues.forEach((hue, side) => {
    const gradient = context.createLinearGradient(left, 0, left + width, 0);
    gradient.addColorStop(0, toCss(mix(ground, hue, FAINTEST)));
    gradient.addColorStop(1, toCss(hue));
    context.fillStyle = gradient;
    context.fillRect(left, y + side * height, width, height);
  });
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, y + 0.5, width - 1, BAR - 1);
  for (const { at, label } of legend) {
    const align = at === 0 ? "left" : at >= 1 ? "right" : "center";
    const place = { x: left + at * width, y: y + BAR + 4, align, baseline: "top" } as const;
    drawLabel(
      context,
      { text: label, ...place, size: TEXT_SIZE.value, font: "mono" },
      { colour: theme.second },
      theme,
    );
  }
}
