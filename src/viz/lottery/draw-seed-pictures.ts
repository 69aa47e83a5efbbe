/** Draws small pictures of what each seed's network says of the plane: class by hue, a dark line where the winner changes. */
import { type ClassRaster, NO_WINNER, type SeedOutcome } from "../../core/lottery/outcome";
import { parseHex, probabilityColour, type Rgb } from "../kit/colour";
import { drawLabel } from "../kit/draw-text";
import { fillHatch } from "../kit/hatch";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { classHue, type PictureTheme } from "../kit/theme";
import { type SeedGrid, seedBox } from "./seed-pictures";

export interface SeedMarks {
  /** Index of the one that is looked at. */
  readonly looked: number | undefined;
  /** The network's own seed. */
  readonly open: number | undefined;
}

export function drawSeedPictures(
  context: CanvasRenderingContext2D,
  grid: SeedGrid,
  outcomes: readonly SeedOutcome[],
  { looked, open }: SeedMarks,
  theme: PictureTheme,
): void {
  for (const [index, outcome] of outcomes.entries()) {
    const box = seedBox(grid, index);
    const { left, top, width, height } = box;
    const { picture, seed } = outcome;
    if (picture) drawClassRaster(context, picture, box, theme);
    else {
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      fillHatch(context, box, theme);
      context.restore();
    }
    const isMarked = index === looked || seed === open;
    context.strokeStyle = isMarked ? theme.ink : theme.strongLine;
    context.lineWidth = isMarked ? 2 : 1;
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
    const label = {
      text: captionOf(outcome),
      x: left + width / 2,
      y: top + height + 3,
      align: "center",
      baseline: "top",
      size: TEXT_SIZE.note,
      font: "text",
    } as const;
    drawLabel(context, label, { colour: seed === open ? theme.ink : theme.second }, theme);
  }
}

/** "93.4 %": a tenth tells 99.9 from 100. */
function captionOf({ accuracy, isDiverged }: SeedOutcome): string {
  if (isDiverged || !Number.isFinite(accuracy)) return "no number";
  if (accuracy === 1) return "100 %";
  return `${Math.min(99.9, Math.round(1000 * accuracy) / 10)} %`;
}

/** What a network says of the plane, in a box. */
export function drawClassRaster(
  context: CanvasRenderingContext2D,
  picture: ClassRaster,
  { left, top, width, height }: Rectangle,
  theme: PictureTheme,
): void {
  context.imageSmoothingEnabled = true;
  context.drawImage(canvasOf(picture, theme), left, top, width, height);
}

const canvases = new WeakMap<
  ClassRaster,
  { readonly theme: PictureTheme; readonly canvas: OffscreenCanvas }
>();

function canvasOf(picture: ClassRaster, theme: PictureTheme): OffscreenCanvas {
  const kept = canvases.get(picture);
  if (kept?.theme === theme) return kept.canvas;
  const { size } = picture;
  const canvas = new OffscreenCanvas(size, size);
  canvas.getContext("2d")?.putImageData(new ImageData(pixelsOf(picture, theme), size, size), 0, 0);
  canvases.set(picture, { theme, canvas });
  return canvas;
}

/**
 * Opaque pixels, [size × size, 4]; cells without a winner are transparent.
 * @internal
 */
export function pixelsOf(
  { size, winner, lead }: ClassRaster,
  theme: PictureTheme,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * size * size);
  const shades = new Map<number, Rgb>();
  const line = parseHex(theme.ink);
  for (let cell = 0; cell < winner.length; cell++) {
    const best = winner[cell] as number;
    if (best === NO_WINNER) continue;
    const key = 256 * best + (lead[cell] as number);
    let colour = shades.get(key);
    if (!colour) {
      colour = probabilityColour(classHue(theme, best), theme, (lead[cell] as number) / 255);
      shades.set(key, colour);
    }
    pixels.set(isBorder(winner, size, cell) ? line : colour, 4 * cell);
    pixels[4 * cell + 3] = 255;
  }
  return pixels;
}

/** Whether another class wins in the cell to the right or below. */
function isBorder(winner: Uint8Array, size: number, cell: number): boolean {
  const own = winner[cell];
  const right = cell % size < size - 1 ? winner[cell + 1] : own;
  const below = cell + size < winner.length ? winner[cell + size] : own;
  return [right, below].some((other) => other !== own && other !== NO_WINNER);
}
