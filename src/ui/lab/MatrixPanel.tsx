/** The matrix and its bias: as numbers, and as a turn and two stretches. */

import { modeMatrices } from "../../core/lab/modes";
import { useApp, useLab } from "../context";
import { Section } from "../kit/Section";
import { MatrixField } from "./MatrixField";
import { StretchSliders } from "./StretchSliders";

export function MatrixPanel() {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const drawn = useLab((lab) => lab.drawn);
  const { change, endGesture } = app.lab.getState();
  const { hasBias, hasSecond } = modeMatrices[state.mode];
  return (
    <Section title="The matrix">
      <MatrixField
        name="A"
        matrix={state.matrix}
        onMatrix={(matrix, place) => change("change A", (before) => ({ ...before, matrix }), place)}
        onCommit={endGesture}
        {...(hasBias && {
          bias: state.bias,
          onBias: (bias, place) => change("change b", (before) => ({ ...before, bias }), place),
        })}
      />
      {hasSecond && (
        <MatrixField
          name="B"
          matrix={state.second}
          onMatrix={(second, place) => change("change B", (before) => ({ ...before, second }), place)}
          onCommit={endGesture}
        />
      )}
      {state.mode === "unit" && (
        <p className="second">
          The unit is the first row and the first bias: it is 1 where a x + b y + b₁ &gt; 0.
        </p>
      )}
      {drawn && state.mode !== "unit" && <StretchSliders />}
    </Section>
  );
}
