/** Draws a sweep: shades with numbers and bars, and small pictures of the plane, on grids with named axes. */
import type { ClassRaster } from "../../core/lottery/outcome";
import { contrast, mix, parseHex, type Rgb, toCss } from "../kit/colour";
import { drawLabel } from "../kit/draw-text";
import { fillHatch } from "../kit/hatch";
import type { Rectangle } from "../kit/scale";
import type { PictureTheme } from "../kit/theme";
import { drawClassRaster } from "../lottery/draw-seed-pictures";
import { cellBox, type GridLayout } from "./grid-layout";
import type { HeatMap } from "./heat-map";

/** Contrast at which the numbers can be read (WCAG 2), and a little. */
const READABLE = 4.6;
const CORNER = 9;

/** @param looked index of the cell that is looked at */
export function drawHeatMap(
  context: CanvasRenderingContext2D,
  layout: GridLayout,
  { cells }: HeatMap,
  looked: number | undefined,
  theme: PictureTheme,
): void {
  drawAxes(context, layout, theme);
  for (const [index, { box, shade, label, bar, isBest }] of cells.entries()) {
    if (shade === undefined) hatched(context, box, theme);
    else fill(context, box, toCss(shadeColour(shade, theme)));
    if (bar) fill(context, bar, theme.ink);
    if (label) drawLabel(context, label, { colour: theme.ink }, theme);
    if (isBest) drawCorner(context, box, theme);
    outline(context, box, index === looked, theme);
  }
}

/** @param pictures of the cells, row-major; hatched where there is none (yet) */
export function drawCellPictures(
  context: CanvasRenderingContext2D,
  layout: GridLayout,
  pictures: readonly (ClassRaster | undefined)[],
  looked: number | undefined,
  theme: PictureTheme,
): void {
  drawAxes(context, layout, theme);
  for (const [index, picture] of pictures.entries()) {
    const box = cellBox(layout, index);
    if (picture) drawClassRaster(context, picture, box, theme);
    else hatched(context, box, theme);
    outline(context, box, index === looked, theme);
  }
}

/** From white to the darkest grey on which ink can be read, in the dark from black. */
export function shadeColour(share: number, theme: PictureTheme): Rgb {
  const [panel, ink] = [parseHex(theme.panel), parseHex(theme.ink)];
  let most = 0.4;
  while (most > 0.1 && contrast(ink, mix(panel, ink, most)) < READABLE) most -= 0.02;
  return mix(panel, ink, most * Math.min(1, Math.max(0, share)));
}

function drawAxes(context: CanvasRenderingContext2D, { labels }: GridLayout, theme: PictureTheme): void {
  for (const label of labels) drawLabel(context, label, { colour: theme.second }, theme);
}

function fill(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  colour: string,
): void {
  context.fillStyle = colour;
  context.fillRect(left, top, width, height);
}

function hatched(context: CanvasRenderingContext2D, box: Rectangle, theme: PictureTheme): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  fillHatch(context, box, theme);
  context.restore();
}

function drawCorner(context: CanvasRenderingContext2D, { left, top }: Rectangle, theme: PictureTheme): void {
  context.fillStyle = theme.ink;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left + CORNER, top);
  context.lineTo(left, top + CORNER);
  context.closePath();
  context.fill();
}

function outline(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  isLooked: boolean,
  theme: PictureTheme,
): void {
  context.strokeStyle = isLooked ? theme.ink : theme.strongLine;
  context.lineWidth = isLooked ? 2 : 1;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
}
