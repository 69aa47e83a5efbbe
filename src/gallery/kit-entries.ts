/** The kit by itself: the ten marks, and the scale for signed numbers. */
import { weightColour } from "../viz/kit/colour";
import { paintMark } from "../viz/kit/draw-marks";
import { drawLabel } from "../viz/kit/draw-text";
import { markShape, traceMark } from "../viz/kit/marks";
import { classHue, type PictureTheme } from "../viz/kit/theme";
import type { GalleryEntry } from "./entry";

function drawMarkTable(context: CanvasRenderingContext2D, theme: PictureTheme): void {
  context.fillStyle = theme.panel;
  context.fillRect(0, 0, 420, 92);
  context.fillStyle = theme.ground;
  context.fillRect(0, 92, 420, 92);
  const rows = [
    { y: 22, radius: 9, ring: 0 },
    { y: 50, radius: 4, ring: 0 },
    { y: 70, radius: 2.6, ring: 0.8 },
    { y: 114, radius: 9, ring: 0, hollow: 1.6 },
    { y: 142, radius: 2.6, ring: 0.8, hollow: 1.1 },
    { y: 162, radius: 1, ring: 0 },
  ];
  for (const { y, ...style } of rows) {
    for (let classIndex = 0; classIndex < 10; classIndex++) {
      context.beginPath();
      traceMark(context, markShape(classIndex), 24 + 41 * classIndex, y, style.radius);
      paintMark(context, classHue(theme, classIndex), style, theme);
    }
  }
}

function drawWeights(context: CanvasRenderingContext2D, theme: PictureTheme): void {
  for (let index = 0; index < 9; index++) {
    const value = (index - 4) / 2;
    context.fillStyle = weightColour(value, 2, theme);
    context.fillRect(index * 46, 0, 44, 30);
    const place = { x: index * 46 + 22, y: 15, align: "center", baseline: "middle" } as const;
    const label = { text: value.toFixed(1).replace("-", "−"), ...place, size: 11.5, font: "mono" } as const;
    drawLabel(context, label, { colour: theme.ink }, theme);
  }
}

export const kitEntries: readonly GalleryEntry[] = [
  { id: "kit-marks", title: "ten marks", width: 420, height: 184, draw: drawMarkTable },
  { id: "kit-weights", title: "signed numbers", width: 420, height: 30, draw: drawWeights },
];
