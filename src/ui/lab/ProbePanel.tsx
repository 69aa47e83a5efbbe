/** Eigenvectors by hand: a vector v, its image A v, the angle between them, and λ once they lie on one line. */
import { probeFacts } from "../../core/lab/facts";
import { writeDegrees, writeFact, writePoint } from "../../core/lab/numbers";
import { matrixOf } from "../../core/lab/state";
import { largestEntry2 } from "../../core/math/matrix2";
import { useApp, useLab } from "../context";
import { Facts } from "../kit/Facts";
import { Section } from "../kit/Section";
import { Slider } from "../kit/Slider";
import { showNumber } from "../strings";

const SHORTEST = 0.1;

export function ProbePanel() {
  const app = useApp();
  const matrix = matrixOf(useLab((lab) => lab.history.present.matrix));
  const probe = useLab((lab) => lab.history.present.probe);
  const { image, angle, ratio, isAligned, eigenvalue } = probeFacts(matrix, probe);
  const length = Math.hypot(...probe);
  const size = largestEntry2(matrix);
  const { change, endGesture } = app.lab.getState();
  return (
    <Section title="A vector by hand">
      <Facts
        facts={[
          { term: "v", is: writePoint(probe) },
          { term: "A v", is: writePoint(image, size * length) },
          { term: "from v to A v", is: Number.isNaN(angle) ? "no angle" : writeDegrees(angle) },
          {
            term: isAligned ? "λ" : "length",
            is: eigenvalue === undefined ? `×${writeFact(ratio)}` : writeFact(eigenvalue, size),
          },
        ]}
      />
      <Slider
        label="Length of v"
        value={length}
        minimum={SHORTEST}
        maximum={Math.max(3, length)}
        step={0.05}
        show={(value) => showNumber(value)}
        disabled={length === 0}
        onChange={(next) =>
          change(
            "scale v",
            (state) => ({
              ...state,
              probe: [(state.probe[0] * next) / length, (state.probe[1] * next) / length],
            }),
            "scale v",
          )
        }
        onCommit={endGesture}
      />
      <p className="second">
        {isAligned
          ? `A v lies along v: v is an eigenvector, and λ = ${writeFact(eigenvalue ?? 0, size)}. Make v longer or shorter: λ stays.`
          : "Turn v by its tip until A v lies along it."}
      </p>
    </Section>
  );
}
