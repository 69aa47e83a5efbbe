/** Two matrices, one beside the other or one after the other, and one matrix again and again. */
import { composeFacts, powerFacts } from "../../core/lab/compose";
import { setPower } from "../../core/lab/edit";
import { matrixTex } from "../../core/lab/formulas";
import { writeFact } from "../../core/lab/numbers";
import { MAX_POWER, matrixOf } from "../../core/lab/state";
import { determinant2, largestEntry2, type Matrix2 } from "../../core/math/matrix2";
import { useApp, useLab } from "../context";
import { Formula } from "./Formula";
import { Slider } from "./Slider";

const DUST = 1e-14;

/** Without the entries that are rounding alone beside the largest one. */
function withoutDust(matrix: Matrix2): Matrix2 {
  const least = DUST * largestEntry2(matrix);
  return matrix.map((entry) => (Math.abs(entry) < least ? 0 : entry)) as unknown as Matrix2;
}

export function BesidePanel() {
  const a = matrixOf(useLab((lab) => lab.history.present.matrix));
  const b = matrixOf(useLab((lab) => lab.history.present.second));
  const [first, second] = [determinant2(a), determinant2(b)];
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
  return (
    <section className="lab-block" aria-label="A·B and B·A">
      <h2>One after the other</h2>
      <div className="lab-products">
        <Formula tex={`A B = ${matrixTex(withoutDust(ab))}`} />
        <Formula tex={`B A = ${matrixTex(withoutDust(ba))}`} />
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
        <Formula tex={`A^{${power}} = ${matrixTex(withoutDust(powers[power] ?? [1, 0, 0, 1]))}`} />
      </div>
      <p>{sentence}</p>
    </section>
  );
}
