/** Writes labels on pictures: a halo in the ground's colour keeps them readable over lines and marks. */
import type { Label } from "./labels";
import type { PictureTheme } from "./theme";

export interface LabelColours {
  readonly colour: string;
  /** Colour of the halo; none where absent. */
  readonly halo?: string;
}

/** Writes one label on a context whose unit is one CSS pixel. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  { text, x, y, align, baseline, size, font }: Label,
  { colour, halo }: LabelColours,
  theme: PictureTheme,
): void {
  context.font = `400 ${size}px ${font === "mono" ? theme.monoFont : theme.textFont}`;
  context.textAlign = align;
  context.textBaseline = baseline;
  if (halo !== undefined) {
    context.strokeStyle = halo;
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
