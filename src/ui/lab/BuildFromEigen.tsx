/** The other way round: directions and factors are chosen, and A = V Λ V⁻¹ follows. */
import { useState } from "react";
import { matrixFromEigen, setMatrix } from "../../core/lab/edit";
import { matrixOf } from "../../core/lab/state";
import { eigen2 } from "../../core/math/eigen2";
import type { Vector2 } from "../../core/math/matrix2";
import { useApp, useLab } from "../context";
import { Problem } from "../kit/Field";
import { Fold } from "../kit/Section";
import { Slider } from "../kit/Slider";
import { showNumber } from "../strings";

interface Wish {
  readonly angle: number;
  readonly value: number;
}

const DEGREE = Math.PI / 180;
const REACH = 8;

export function BuildFromEigen() {
  const app = useApp();
  const matrix = matrixOf(useLab((lab) => lab.history.present.matrix));
  /** What was last wished for, which says more than the matrix it made: order and sides of the vectors. */
  const [own, setOwn] = useState<
    { readonly wishes: readonly [Wish, Wish]; readonly made: string } | undefined
  >(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const wishes = own?.made === matrix.join() || (problem && own) ? own.wishes : wishesOf(matrix);

  function wish(index: 0 | 1, change: Partial<Wish>): void {
    const next = wishes.map((old, at) => (at === index ? { ...old, ...change } : old)) as unknown as [
      Wish,
      Wish,
    ];
    const [first, second] = next.map(({ angle, value }) => ({ vector: unit(angle), value }));
    if (!first || !second) return;
    const made = matrixFromEigen(first, second);
    setProblem(made.ok ? undefined : made.text);
    if (made.ok)
      app.lab.getState().change("build A", (state) => setMatrix(state, made.matrix), `build ${index}`);
    setOwn({ wishes: next, made: matrixOf(app.lab.getState().history.present.matrix).join() });
  }

  // The question of that name is answered here.
  const isAsked = useLab((lab) => lab.history.present.preset === "build");
  const commit = () => app.lab.getState().endGesture();
  return (
    <Fold title="Build A from its eigenvectors" key={isAsked ? "asked" : ""} open={isAsked}>
      <div className="sliders">
        {([0, 1] as const).map((index) => (
          <div key={index} className="sliders">
            <Slider
              label={`v${"₁₂"[index]} at`}
              value={wishes[index].angle}
              minimum={-90}
              maximum={90}
              step={1}
              show={(value) => `${showNumber(Math.round(10 * value) / 10)}°`}
              onChange={(angle) => wish(index, { angle })}
              onCommit={commit}
            />
            <Slider
              label={`λ${"₁₂"[index]}`}
              value={wishes[index].value}
              minimum={-REACH}
              maximum={REACH}
              step={0.1}
              show={showNumber}
              onChange={(value) => wish(index, { value })}
              onCommit={commit}
            />
          </div>
        ))}
      </div>
      {["complex", "defective"].includes(eigen2(matrix).kind) && (
        <p className="second">
          A has no two real eigenvectors of its own. The first move here makes a matrix that has.
        </p>
      )}
      {problem && <Problem>{problem}</Problem>}
    </Fold>
  );
}

/** The matrix's own eigenvectors where it has two; else the axes with its diagonal. */
function wishesOf(matrix: readonly [number, number, number, number]): readonly [Wish, Wish] {
  const eigen = eigen2(matrix);
  if (eigen.kind === "real") {
    const [first, second] = eigen.pairs.map(({ vector: [x, y], value }) => ({
      angle: Math.atan2(y, x) / DEGREE,
      value,
    }));
    if (first && second) return [first, second];
  }
  return [
    { angle: 0, value: matrix[0] },
    { angle: 90, value: matrix[3] },
  ];
}

function unit(angle: number): Vector2 {
  return [Math.cos(angle * DEGREE), Math.sin(angle * DEGREE)];
}
