/** A film's moment as numbers to draw. */
import type { FilmView, FilmViewInput } from "./input";

export function filmView(_input: FilmViewInput): FilmView {
  throw new Error("filmView: not yet");
}
