/** Two matrices, one beside the other or one after the other, and one matrix again and again. */
import { composeFacts, powerFacts } from "../../core/lab/compose";
import { setPower } from "../../core/lab/edit";
import { matrixTex } from "../../core/lab/formulas";
import { writeFact } from "../../core/lab/numbers";
import { MAX_POWER, matrixOf } from "../../core/lab/state";
import { IDENTITY2, largestEntry2 } from "../../core/math/matrix2";
import { typedDeterminant } from "../../core/math/precision";
import { useApp, useLab } from "../context";
import { Formula } from "./Formula";
import { Slider } from "./Slider";

export function BesidePanel() {
  const a = matrixOf(useLab((lab) => lab.history.present.matrix));
  const b = matrixOf(useLab((lab) => lab.history.present.second));
  const [first, second] = [typedDeterminant(a), typedDeterminant(b)];
  return (
    <section className="lab-block" aria-label="A beside B">
      <h2>A beside B</h2>
      <dl className="lab-facts">
        <div>
          <dt>determinant of A</dt>
          <dd className="mono">{writeFact(first)}</dd>
        </div>
        <div>
          <dt>determinant of B</dt>
          <dd className="mono">{writeFact(second)}</dd>
        </div>
      </dl>
    </section>
  );
}

export function ComposePanel() {
  const a = matrixOf(useLab((lab) => lab.history.present.matrix));
  const b = matrixOf(useLab((lab) => lab.history.present.second));
  const { ab, ba, sentence } = composeFacts(a, b);
  const size = largestEntry2(a) * largestEntry2(b);
  return (
    <section className="lab-block" aria-label="A·B and B·A">
      <h2>One after the other</h2>
      <div className="lab-products">
        <Formula tex={`A B = ${matrixTex(ab, size)}`} />
        <Formula tex={`B A = ${matrixTex(ba, size)}`} />
      </div>
      <p>{sentence}</p>
    </section>
  );
}

export function PowersPanel() {
  const app = useApp();
  const matrix = matrixOf(useLab((lab) => lab.history.present.matrix));
  const power = useLab((lab) => lab.history.present.power);
  const { powers, sentence } = powerFacts(matrix, power);
  const last = powers[power] ?? IDENTITY2;
  const { change, endGesture } = app.lab.getState();
  return (
    <section className="lab-block" aria-label="A again and again">
      <h2>Again and again</h2>
      <Slider
        label="Times"
        value={power}
        minimum={1}
        maximum={MAX_POWER}
        step={1}
        show={(value) => `n = ${value}`}
        onChange={(n) => change("change the power", (state) => setPower(state, n), "power")}
        onCommit={endGesture}
      />
      <div className="lab-products scrolls">
        <Formula tex={`A^{${power}} = ${matrixTex(last, largestEntry2(last))}`} />
      </div>
      <p>{sentence}</p>
    </section>
  );
}
