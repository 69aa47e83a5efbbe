/** What is true of the matrix: the figures in a table, then each formula with the numbers plugged in. */
import { useMemo } from "react";
import { isNearlyOne, labFacts } from "../../core/lab/facts";
import { labFormulas } from "../../core/lab/formulas";
import type { LabFacts } from "../../core/lab/interface";
import { writeDegrees, writeFact, writePoint } from "../../core/lab/numbers";
import { biasOf, matrixOf } from "../../core/lab/state";
import { useLab } from "../context";
import { Facts } from "../kit/Facts";
import { Section } from "../kit/Section";
import { useThrottled } from "../kit/use-throttled";
import { Formula } from "./Formula";

/** Milliseconds between two settings of the formulas: KaTeX takes a few each, and nobody reads faster. */
const SETS_EVERY = 200;

export function FactsPanel() {
  const matrix = useLab((lab) => lab.history.present.matrix);
  const bias = useLab((lab) => lab.history.present.bias);
  const revealed = useLab((lab) => lab.revealed);
  const facts = useMemo(() => labFacts(matrixOf(matrix), biasOf({ bias })), [matrix, bias]);
  const settled = useThrottled(facts, SETS_EVERY);
  const formulas = useMemo(() => labFormulas(settled), [settled]);
  return (
    <Section title="What is true of it" label="Facts">
      {revealed ? (
        <>
          <Facts facts={rowsOf(facts).map(([term, is]) => ({ term, is }))} />
          {formulas.map(({ id, title, tex, spoken }) => (
            <figure key={id} className="lab-formula" aria-label={`${title}: ${spoken}`}>
              <figcaption>{title}</figcaption>
              <div aria-hidden>
                {tex.split(/,? *\\quad/).map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same line with other numbers keeps its place and size
                  <Formula key={index} tex={line} display />
                ))}
              </div>
            </figure>
          ))}
        </>
      ) : (
        <p className="second">The numbers come with the answer.</p>
      )}
    </Section>
  );
}

function rowsOf(facts: LabFacts): readonly (readonly [string, string])[] {
  const { determinant, trace, rank, condition, singularValues, eigen, remains, fixedPoint, bias } = facts;
  const area =
    determinant === 0
      ? "gone"
      : `×${writeFact(Math.abs(determinant))}${determinant < 0 ? ", turned over" : ""}`;
  return [
    ["determinant", writeFact(determinant)],
    ["area", area],
    ...eigenRows(eigen),
    ["singular values", singularValues.map((value) => writeFact(value)).join(", ")],
    ["condition", writeFact(condition)],
    ["trace", writeFact(trace)],
    ["rank", String(rank)],
    ...remainsRows(remains),
    ...(bias[0] !== 0 || bias[1] !== 0
      ? [
          [
            "stays in place",
            fixedPoint ? writePoint(fixedPoint, Math.hypot(...fixedPoint)) : "no point, or a line",
          ] as const,
        ]
      : []),
  ];
}

function eigenRows(eigen: LabFacts["eigen"]): readonly (readonly [string, string])[] {
  switch (eigen.kind) {
    case "real":
      return [
        ["eigenvalues", eigen.pairs.map(({ value }) => writeFact(value)).join(", ")],
        ["eigenvector v₁", writePoint(eigen.pairs[0].vector, 1)],
        ["eigenvector v₂", writePoint(eigen.pairs[1].vector, 1)],
        ...(isNearlyOne(eigen)
          ? [["directions", `nearly one: ${writeDegrees(eigen.apart)} apart`] as const]
          : []),
      ];
    case "complex":
      return [
        ["eigenvalues", `${writeFact(eigen.re, eigen.modulus)} ± ${writeFact(eigen.im)} i`],
        ["no real direction", `×${writeFact(eigen.modulus)}, ${writeDegrees(eigen.angle)}`],
      ];
    case "repeated":
      return [
        ["eigenvalues", `${writeFact(eigen.value)}, twice`],
        ["eigenvectors", "every direction"],
      ];
    case "defective":
      return [
        ["eigenvalues", `${writeFact(eigen.value)}, twice`],
        ["eigenvectors", `only ${writePoint(eigen.vector, 1)}`],
      ];
  }
}

function remainsRows(remains: LabFacts["remains"]): readonly (readonly [string, string])[] {
  switch (remains.kind) {
    case "plane":
      return [];
    case "line":
      return [
        ["goes to 0", `along ${writePoint(remains.crushed, 1)}`],
        ["column space", `along ${writePoint(remains.line, 1)}`],
      ];
    case "point":
      return [["column space", "the origin alone"]];
  }
}
