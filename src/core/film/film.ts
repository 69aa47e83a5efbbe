/** The film of a network: how every layer really moves the plane, as a pure function of time. */
import type { Film, FilmFrame, FilmMaterial, FilmOptions } from "./types";

export type * from "./types";

/** Makes the film: the route, every chapter's phases, angles and axes. */
export function makeFilm(_material: FilmMaterial, _options: FilmOptions): Film {
  throw new Error("makeFilm: not yet");
}

/** The film at `time` seconds, held to [0, duration]. */
export function frameAt(_film: Film, _time: number): FilmFrame {
  throw new Error("frameAt: not yet");
}

/** When chapter `index` comes to rest at its stop. */
export function stopTime(film: Film, index: number): number {
  const chapter = film.chapters[index];
  return chapter?.phases.at(-1)?.end ?? chapter?.start ?? 0;
}
