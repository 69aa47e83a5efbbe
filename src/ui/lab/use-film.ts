/** What plays in the lab now, and the clock that plays it. */
import { useMemo } from "react";
import type { LabFilmKind } from "../../app/lab/lab-store";
import type { LabFilm } from "../../core/lab/interface";
import { labFilms } from "../../core/lab/motion";
import type { LabState } from "../../core/lab/state";
import { factorsOf, stripFilm } from "../../viz/lab/factor-strip";
import { useApp, useLab } from "../context";
import { usePlayingClock } from "../kit/use-playing-clock";

/** Seconds a film takes, and more for every phase it has. */
const SECONDS = { atLeast: 0.6, phase: 1.1 };
/** Phases that make a film longer: thirty powers of a matrix take no half minute. */
const MAX_COUNTED_PHASES = 6;

/** The films of the state's planes, one a plane; of a factoring, where the matrix has it. */
function filmsOf(kind: LabFilmKind, state: LabState): readonly LabFilm[] {
  if (kind === "motion" || state.mode !== "one") return labFilms(state);
  const factors = factorsOf(state, kind);
  return factors ? [stripFilm(factors, kind)] : labFilms(state);
}

/** The films of the planes in sight; the clock moves while they play. */
export function useFilms(): readonly LabFilm[] {
  const app = useApp();
  const kind = useLab((lab) => lab.film);
  const state = useLab((lab) => lab.history.present);
  const films = useMemo(() => filmsOf(kind, state), [kind, state]);
  const [film] = films;
  const phases = Math.min(MAX_COUNTED_PHASES, film?.phases.length ?? 0);

  const { getState } = app.lab;
  usePlayingClock({
    isPlaying: useLab((lab) => lab.playing),
    duration: 1,
    speed: 1 / (SECONDS.atLeast + SECONDS.phase * phases),
    moment: () => getState().time,
    nextStill: (time) => (film ? nextStop(film, time) : 1),
    onMoment: (time, isOver) => {
      // The last frame of the screen may come after the pause.
      if (getState().playing) getState().set({ time, playing: !isOver });
    },
  });
  return films;
}

/** The end of the phase that is under way at t, or of the next one. */
function nextStop({ phases }: LabFilm, t: number): number {
  let end = 0;
  for (const { share } of phases) {
    end += share;
    // Shares sum to 1 but for rounding, and only 1 itself is the end.
    if (end > t + 1e-6) return end > 1 - 1e-6 ? 1 : end;
  }
  return 1;
}
