/** What plays in the lab now, and the clock that plays it. */
import { useEffect, useMemo } from "react";
import type { LabFilmKind } from "../../app/lab-store";
import { labFacts } from "../../core/lab/facts";
import type { LabFilm } from "../../core/lab/interface";
import { factorFilm, labFilm } from "../../core/lab/motion";
import { biasOf, type LabState, matrixOf } from "../../core/lab/state";
import { useApp, useLab } from "../context";
import { useReducedMotion } from "./use-reduced-motion";

/** Milliseconds a film takes, and more for every stage it has. */
const LASTS = { atLeast: 600, stage: 1100 };

/** What each factor does, in the order in which they act. */
export const factorSentences = {
  eigenFactors: [
    "V⁻¹: the eigenvectors become the axes",
    "Λ: stretch along the axes by the eigenvalues",
    "V: the axes go back to the eigenvectors",
  ],
  singularFactors: [
    "Vᵀ: turn the singular axes onto x and y",
    "Σ: stretch along x and y by the singular values",
    "U: turn into place",
  ],
} as const;

/** The film of this kind; that of the map itself where the matrix has no such factors. */
export function filmOf(kind: LabFilmKind, state: LabState): LabFilm {
  const matrix = matrixOf(state.matrix);
  if (kind !== "motion") {
    const factors = labFacts(matrix, biasOf(state))[kind];
    if (factors) return factorFilm(factors, factorSentences[kind]);
  }
  return labFilm(matrix, biasOf(state), state.motion);
}

export function useFilm(): LabFilm {
  const app = useApp();
  const kind = useLab((lab) => lab.film);
  const state = useLab((lab) => lab.history.present);
  const playing = useLab((lab) => lab.playing);
  const reduced = useReducedMotion();
  const film = useMemo(() => filmOf(kind, state), [kind, state]);
  const stages = film.stages.length;

  useEffect(() => {
    if (!playing) return;
    const { set } = app.lab.getState();
    if (reduced) {
      // A still at the end of the next stage, instead of motion.
      set({ playing: false, time: nextStop(film, app.lab.getState().time) });
      return;
    }
    let last = performance.now();
    let request = requestAnimationFrame(function step(now) {
      const time = app.lab.getState().time + (now - last) / (LASTS.atLeast + LASTS.stage * stages);
      last = now;
      if (time >= 1) {
        set({ time: 1, playing: false });
        return;
      }
      set({ time });
      request = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(request);
  }, [app, playing, reduced, stages, film]);

  return film;
}

/** The end of the stage that is under way at t, or of the next one. */
function nextStop({ stages }: LabFilm, t: number): number {
  let end = 0;
  for (const { share } of stages) {
    end += share;
    if (end > t + 1e-6) return Math.min(1, end);
  }
  return 1;
}
