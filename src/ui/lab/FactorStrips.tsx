/** A = V Λ V⁻¹ and A = U Σ Vᵀ as strips: the plane after each factor, the right one first; a strip plays in the picture. */
import { Play } from "lucide-react";
import { useCallback, useMemo } from "react";
import type { LabFilmKind } from "../../app/lab-store";
import { labFacts } from "../../core/lab/facts";
import type { LabFilm } from "../../core/lab/interface";
import { factorFilm } from "../../core/lab/motion";
import { biasOf, type LabState, matrixOf } from "../../core/lab/state";
import { drawLab } from "../../viz/lab/draw";
import { labView } from "../../viz/lab/view-model";
import { useApp, useLab } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import { usePictureTheme } from "../theme";
import { Formula } from "./Formula";
import { factorSentences } from "./use-film";

type StripKind = Exclude<LabFilmKind, "motion">;

const strips: readonly {
  readonly kind: StripKind;
  readonly tex: string;
  readonly name: string;
  readonly steps: readonly [string, string, string];
}[] = [
  {
    kind: "eigenFactors",
    tex: "A = V \\Lambda V^{-1}",
    name: "V Λ V⁻¹, eigenvectors",
    steps: ["V^{-1}", "\\Lambda V^{-1}", "V \\Lambda V^{-1}"],
  },
  {
    kind: "singularFactors",
    tex: "A = U \\Sigma V^{\\mathsf T}",
    name: "U Σ Vᵀ, singular vectors",
    steps: ["V^{\\mathsf T}", "\\Sigma V^{\\mathsf T}", "U \\Sigma V^{\\mathsf T}"],
  },
];

export function FactorStrips() {
  const state = useLab((lab) => lab.history.present);
  const revealed = useLab((lab) => lab.revealed);
  if (!revealed || state.mode !== "one") return null;
  return (
    <section className="lab-block" aria-label="Factors">
      <h2>One factor after the other</h2>
      {strips.map((strip) => (
        <Strip key={strip.kind} {...strip} state={state} />
      ))}
    </section>
  );
}

function Strip({ kind, tex, name, steps, state }: (typeof strips)[number] & { readonly state: LabState }) {
  const app = useApp();
  const current = useLab((lab) => lab.film === kind);
  const film = useMemo(() => {
    const factors = labFacts(matrixOf(state.matrix), biasOf(state))[kind];
    return factors && factorFilm(factors, factorSentences[kind]);
  }, [state, kind]);
  return (
    <div className="factor-strip">
      <div className="factor-head">
        <Formula tex={tex} />
        {film && (
          <button
            type="button"
            className="button small"
            aria-label={`Play ${name}`}
            aria-pressed={current}
            onClick={() => app.lab.getState().set({ film: kind, time: 0, playing: true })}
          >
            <Play size={13} fill="currentColor" /> Play
          </button>
        )}
      </div>
      {film ? (
        <ol className="factor-stills">
          {steps.map((step, index) => (
            <li key={step}>
              <Still
                film={film}
                time={(index + 1) / 3}
                state={state}
                label={factorSentences[kind][index] ?? ""}
              />
              <Formula tex={step} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="second">
          There are no two real eigen-directions to write it with. U Σ Vᵀ below exists for every matrix.
        </p>
      )}
    </div>
  );
}

interface StillProps {
  readonly film: LabFilm;
  readonly time: number;
  readonly state: LabState;
  readonly label: string;
}

/** The plane after a factor, as a button that shows that moment in the large picture. */
function Still({ film, time, state, label }: StillProps) {
  const theme = usePictureTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const plain: LabState = { ...state, layers: [], scale: { kind: "auto" } };
      const view = labView({ state: plain, data: undefined, size: { width, height }, frame: film.at(time) });
      drawLab(context, view, theme);
    },
    [film, time, state, theme],
  );
  return (
    <div className="factor-still">
      <PictureCanvas label={`After ${label}`} draw={draw} />
    </div>
  );
}
