/** Pictures of nodes that have no plane, each as large as its square: images, weights, a curve, silenced units, names. */
import { createRandom, shuffle } from "../../core/math/random";
import { clipTo } from "../kit/clip";
import { drawLabel } from "../kit/draw-text";
import type { Rectangle } from "../kit/scale";
import { paintSigned, type SignedCells } from "../kit/signed-pixels";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten, textWidth } from "../kit/text-width";
import type { PictureTheme } from "../kit/theme";

/** An image as it is drawn: [height, width, 4]. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

const INSET = 4;
const GAP = 4;

/** Boxes of one shape in rows, as near to a square as they come, centred; a pixel is a whole number of them where it can be. */
function boxesOf(
  count: number,
  of: { readonly width: number; readonly height: number },
  side: number,
): Rectangle[] {
  const across = Math.ceil(Math.sqrt(count));
  const room = (side - 2 * INSET - (across - 1) * GAP) / across;
  const fitted = room / Math.max(of.width, of.height);
  const scale = fitted >= 1 ? Math.floor(fitted) : fitted;
  const [width, height] = [scale * of.width, scale * of.height];
  const from = (cell: number) => (side - across * cell - (across - 1) * GAP) / 2;
  return Array.from({ length: count }, (_, index) => ({
    left: from(width) + (index % across) * (width + GAP),
    top: from(height) + Math.floor(index / across) * (height + GAP),
    width,
    height,
  }));
}

/** An image's edge: its ground may be the panel's. */
function outline(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  theme: PictureTheme,
) {
  context.strokeStyle = theme.strongLine;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
}

/** Draws images, all of one size, side by side. */
export function drawImages(
  context: CanvasRenderingContext2D,
  images: readonly RgbaImage[],
  side: number,
  theme: PictureTheme,
): void {
  const [first] = images;
  if (!first) return;
  const boxes = boxesOf(images.length, first, side);
  images.forEach(({ pixels, width, height }, index) => {
    const box = boxes[index] as Rectangle;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
    context.drawImage(canvas, box.left, box.top, box.width, box.height);
    outline(context, box, theme);
  });
}

/** Draws the weights of several units as images on one scale, side by side. */
export function drawUnitImages(
  context: CanvasRenderingContext2D,
  units: readonly SignedCells[],
  scale: number,
  side: number,
  theme: PictureTheme,
): void {
  const [first] = units;
  if (!first) return;
  const boxes = boxesOf(units.length, { width: first.columns, height: first.rows }, side);
  units.forEach((cells, index) => {
    const box = boxes[index] as Rectangle;
    paintSigned(context, cells, box, scale, theme);
    outline(context, box, theme);
  });
}

/** Draws a matrix so that it fills the square. */
export function drawHeatMap(
  context: CanvasRenderingContext2D,
  cells: SignedCells,
  scale: number,
  side: number,
  theme: PictureTheme,
): void {
  const box = { left: INSET, top: INSET, width: side - 2 * INSET, height: side - 2 * INSET };
  paintSigned(context, cells, box, scale, theme);
  outline(context, box, theme);
}

/** How far both axes go to either side of zero. */
export const CURVE_REACH = 3;

/** Draws a function over [−CURVE_REACH, CURVE_REACH] on equal axes, with 1 marked on both. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  value: (x: number) => number,
  side: number,
  theme: PictureTheme,
): void {
  const middle = side / 2;
  const unit = (side - 2 * INSET) / (2 * CURVE_REACH);
  const line = (points: readonly (readonly [number, number])[], colour: string, width: number) => {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  line(
    [
      [INSET, middle],
      [side - INSET, middle],
    ],
    theme.strongLine,
    1,
  );
  line(
    [
      [middle, INSET],
      [middle, side - INSET],
    ],
    theme.strongLine,
    1,
  );
  line(
    [
      [middle + unit, middle - 2.5],
      [middle + unit, middle + 2.5],
    ],
    theme.second,
    1,
  );
  line(
    [
      [middle - 2.5, middle - unit],
      [middle + 2.5, middle - unit],
    ],
    theme.second,
    1,
  );
  const one = { text: "1", size: TEXT_SIZE.tiny, font: "mono" } as const;
  const colours = { colour: theme.second, halo: theme.panel };
  drawLabel(
    context,
    { ...one, x: middle + unit, y: middle + 4, align: "center", baseline: "top" },
    colours,
    theme,
  );
  drawLabel(
    context,
    { ...one, x: middle - 5, y: middle - unit, align: "right", baseline: "middle" },
    colours,
    theme,
  );
  clipTo(context, { left: INSET, top: INSET, width: side - 2 * INSET, height: side - 2 * INSET });
  const steps = 2 * side;
  const curve = Array.from({ length: steps + 1 }, (_, step): readonly [number, number] => {
    const x = CURVE_REACH * ((2 * step) / steps - 1);
    return [middle + unit * x, middle - unit * value(x)];
  });
  line(curve, theme.ink, 1.75);
  context.restore();
}

/** Units along a side of the picture of silenced ones: each stands for one in a hundred. */
const DOTS = 10;

/** Draws a hundred units of which that share (0 to 1), rounded, is hollow: some at random, always the same ones. */
export function drawSilenced(
  context: CanvasRenderingContext2D,
  share: number,
  side: number,
  theme: PictureTheme,
): void {
  const count = DOTS * DOTS;
  const order = shuffle(
    Uint32Array.from({ length: count }, (_, index) => index),
    createRandom(1, "silenced units"),
  );
  const pitch = (side - 2 * INSET) / DOTS;
  context.lineWidth = 1;
  order.forEach((place, index) => {
    context.beginPath();
    const x = INSET + ((place % DOTS) + 0.5) * pitch;
    const y = INSET + (Math.floor(place / DOTS) + 0.5) * pitch;
    context.arc(x, y, 3, 0, 2 * Math.PI);
    if (index < Math.round(share * count)) {
      context.strokeStyle = theme.strongLine;
      context.stroke();
    } else {
      context.fillStyle = theme.second;
      context.fill();
    }
  });
}

/** Most columns of names: digits would else stand in one line. */
const MOST_COLUMNS = 3;

/** Writes names in columns, as many as they leave room for, row by row. */
export function drawNames(
  context: CanvasRenderingContext2D,
  names: readonly string[],
  side: number,
  theme: PictureTheme,
): void {
  const size = TEXT_SIZE.tiny;
  const room = side - 2 * INSET;
  const widest = Math.max(...names.map((name) => textWidth(name, size)));
  const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor(room / (widest + 2 * GAP))));
  const rows = Math.ceil(names.length / columns);
  names.forEach((name, index) => {
    drawLabel(
      context,
      {
        text: shorten(name, room / columns, size),
        x: INSET + (((index % columns) + 0.5) * room) / columns,
        y: INSET + ((Math.floor(index / columns) + 0.5) * room) / rows,
        align: "center",
        baseline: "middle",
        size,
        font: "text",
      },
      { colour: theme.ink },
      theme,
    );
  });
}
