/** Writes labels over pictures: a halo in the ground's colour keeps them readable over lines and marks. */
import type { PictureTheme } from "./theme";

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: CanvasTextAlign;
  readonly baseline: CanvasTextBaseline;
}

export interface LabelStyle {
  readonly size: number;
  readonly font: "text" | "mono";
  readonly colour: string;
  /** Colour of the halo; none where absent. */
  readonly halo?: string;
  readonly weight?: number;
}

export function drawLabel(
  context: CanvasRenderingContext2D,
  { text, x, y, align, baseline }: Label,
  { size, font, colour, halo, weight = 400 }: LabelStyle,
  theme: PictureTheme,
): void {
  context.font = `${weight} ${size}px ${font === "mono" ? theme.monoFont : theme.textFont}`;
  context.textAlign = align;
  context.textBaseline = baseline;
  if (halo !== undefined) {
    context.strokeStyle = halo;
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
