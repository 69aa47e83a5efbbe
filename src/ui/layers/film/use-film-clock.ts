/** Moves the film on while it plays. */
import type { Film } from "../../../core/film/film";
import { useApp, useFilm, useSession } from "../../context";
import { usePlayingClock } from "../../kit/use-playing-clock";

/** Plays at the chosen speed; by stills where less motion is asked for. */
export function useFilmClock(film: Film): void {
  const { store, playTo } = useApp().film;
  usePlayingClock({
    isPlaying: useFilm((state) => state.playing),
    duration: film.duration,
    speed: useSession((state) => state.preferences.filmSpeed),
    moment: () => store.getState().time,
    nextStill: (time) => endOfNextPhase(film, time),
    onMoment: playTo,
  });
}

/** Seconds: where the phase that is under way has come to its end, or the next one. */
function endOfNextPhase({ chapters, duration }: Film, time: number): number {
  const ends = chapters.flatMap(({ phases }) => phases.map(({ end }) => end));
  return ends.find((end) => end > time + 1e-6) ?? duration;
}
