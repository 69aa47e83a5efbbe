/** One cell of the gallery. */
import type { PictureTheme } from "../viz/kit/theme";

export interface GalleryEntry {
  /** Kebab-case, unique: the photographs are named after it. */
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly draw: (context: CanvasRenderingContext2D, theme: PictureTheme) => void;
}
