/** A = V Λ V⁻¹ and A = U Σ Vᵀ as strips: the plane before, and after each factor, the right one first. */
import { Play } from "lucide-react";
import { useCallback } from "react";
import { noEigenFactorsSentence } from "../../core/lab/sentences";
import { type LabState, matrixOf } from "../../core/lab/state";
import { eigen2 } from "../../core/math/eigen2";
import { drawLab } from "../../viz/lab/draw";
import { type FactorKind, factorSentences, factorStripView, factorsOf } from "../../viz/lab/factor-strip";
import { useApp, useLab } from "../context";
import { Button } from "../kit/Button";
import { PictureCanvas } from "../kit/PictureCanvas";
import { Section } from "../kit/Section";
import { useThrottled } from "../kit/use-throttled";
import { usePictureTheme } from "../theme";
import { Formula } from "./Formula";
import { useLabData } from "./use-lab-data";

/** Milliseconds between two drawings of the strips. */
const DRAWS_EVERY = 250;

const strips: readonly { readonly kind: FactorKind; readonly tex: string; readonly name: string }[] = [
  { kind: "eigen", tex: "A = V \\Lambda V^{-1}", name: "V Λ V⁻¹" },
  { kind: "singular", tex: "A = U \\Sigma V^{\\mathsf T}", name: "U Σ Vᵀ" },
];

export function FactorStrips() {
  // Eight planes are drawn anew with every change: while a matrix is dragged, now and then is enough.
  const state = useThrottled(
    useLab((lab) => lab.history.present),
    DRAWS_EVERY,
  );
  const revealed = useLab((lab) => lab.revealed);
  if (!revealed || state.mode !== "one") return null;
  return (
    <Section title="One factor after the other" label="Factors">
      {strips.map((strip) => (
        <Strip key={strip.kind} {...strip} state={state} />
      ))}
    </Section>
  );
}

/** One way to factor the matrix, as four small planes. */
function Strip({ kind, tex, name, state }: (typeof strips)[number] & { readonly state: LabState }) {
  const app = useApp();
  const current = useLab((lab) => lab.film === kind);
  const time = useLab((lab) => (lab.film === kind ? lab.time : 1));
  const data = useLabData();
  const theme = usePictureTheme();
  const factors = factorsOf(state, kind);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const view = factorStripView({ state, kind, data, size: { width, height }, t: time });
      if (view) drawLab(context, view, theme);
    },
    [state, kind, data, time, theme],
  );
  return (
    <div className="factor-strip">
      <div className="factor-head">
        <Formula tex={tex} />
        {factors && (
          <Button
            look="small"
            aria-label={`Play ${name}`}
            aria-pressed={current}
            onClick={() => app.lab.getState().set({ film: kind, time: 0, playing: true })}
          >
            <Play size={13} fill="currentColor" /> Play
          </Button>
        )}
      </div>
      {factors ? (
        <div className="frame factor-picture">
          <PictureCanvas label={`${name}: ${factorSentences(factors, kind).join("; ")}.`} draw={draw} />
        </div>
      ) : (
        <p className="second">
          {noEigenFactorsSentence(eigen2(matrixOf(state.matrix)))} U Σ Vᵀ exists for every matrix.
        </p>
      )}
    </div>
  );
}
