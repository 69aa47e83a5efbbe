/** The film of the trainer's picture. Large, and the network's first picture does without: whoever watches brings it along. */
import { type Film, makeFilm as makeFilmOf } from "../../core/film/film";
import { filmMaterial } from "./film-material";

type Options = Parameters<typeof makeFilmOf>[1];

/** undefined where no node has a picture. */
export function makeFilm(options: Options, ...material: Parameters<typeof filmMaterial>): Film | undefined {
  const found = filmMaterial(...material);
  return found && makeFilmOf(found, options);
}

export type MakeFilm = typeof makeFilm;
