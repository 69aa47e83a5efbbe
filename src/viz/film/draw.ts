/** Draws a film's moment. */
import type { PictureTheme } from "../kit/theme";
import type { FilmView } from "./input";

export function drawFilm(_context: CanvasRenderingContext2D, _view: FilmView, _theme: PictureTheme): void {
  throw new Error("drawFilm: not yet");
}
