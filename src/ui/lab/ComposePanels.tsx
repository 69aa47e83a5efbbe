/** Two matrices, one beside the other or one after the other, and one matrix again and again. */
import { composeFacts, powerFacts } from "../../core/lab/compose";
import { setPower } from "../../core/lab/edit";
import { matrixTex } from "../../core/lab/formulas";
import { writeFact } from "../../core/lab/numbers";
import { MAX_POWER, matrixOf } from "../../core/lab/state";
import { IDENTITY2, largestEntry2 } from "../../core/math/matrix2";
import { typedDeterminant } from "../../core/math/precision";
import { useApp, useLab } from "../context";
import { Facts } from "../kit/Facts";
import { Section } from "../kit/Section";
import { Slider } from "../kit/Slider";
import { Formula } from "./Formula";

/** Both matrices' determinants, beside each other. */
export function BesidePanel() {
  const a = matrixOf(useLab((lab) => lab.history.present.matrix));
  const b = matrixOf(useLab((lab) => lab.history.present.second));
  const [first, second] = [typedDeterminant(a), typedDeterminant(b)];
  return (
    <Section title="A beside B">
      <Facts
        facts={[
          { term: "determinant of A", is: writeFact(first) },
          { term: "determinant of B", is: writeFact(second) },
        ]}
      />
    </Section>
  );
}

/** Both products and whether they are the same. */
export function ComposePanel() {
  const a = matrixOf(useLab((lab) => lab.history.present.matrix));
  const b = matrixOf(useLab((lab) => lab.history.present.second));
  const { ab, ba, sentence } = composeFacts(a, b);
  const size = largestEntry2(a) * largestEntry2(b);
  return (
    <Section title="One after the other" label="A·B and B·A">
      <div className="lab-products">
        <Formula tex={`A B = ${matrixTex(ab, size)}`} />
        <Formula tex={`B A = ${matrixTex(ba, size)}`} />
      </div>
      <p>{sentence}</p>
    </Section>
  );
}

/** How often A is done, and what that comes to. */
export function PowersPanel() {
  const app = useApp();
  const matrix = matrixOf(useLab((lab) => lab.history.present.matrix));
  const power = useLab((lab) => lab.history.present.power);
  const { powers, sentence } = powerFacts(matrix, power);
  const last = powers[power] ?? IDENTITY2;
  const { change, endGesture } = app.lab.getState();
  return (
    <Section title="Again and again" label="A again and again">
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
    </Section>
  );
}
