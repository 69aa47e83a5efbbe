/** Moves the film on with the screen's own frames while it plays. */
import { useEffect } from "react";
import { useApp, useFilm } from "../../context";

/** The longest step of the clock, in seconds: a tab that was hidden goes on where it was. */
const MAX_STEP_SECONDS = 0.1;

export function useFilmClock(): void {
  const app = useApp();
  const playing = useFilm((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      app.film.advance(Math.min(MAX_STEP_SECONDS, Math.max(0, now - last) / 1000));
      last = now;
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, app]);
}
