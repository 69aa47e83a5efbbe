/** The lab in sentences: what is read aloud while something is dragged, and stands beside the picture. */

import { largestEntry2 } from "../math/matrix2";
import { composeFacts, powerFacts } from "./compose";
import { isNearlyOne, labFacts, probeFacts } from "./facts";
import type { LabFacts } from "./interface";
import { writeDegrees, writeFact, writePoint, writeTurn } from "./numbers";
import type { LabData, LabState, Refusal } from "./state";
import { matrixOf } from "./state";
import { unitFacts } from "./unit";
import { untangle } from "./untangle";

/** One short sentence of the area, and one of what the layers show. */
export function labSentence(state: LabState, facts: LabFacts, data?: LabData): string {
  if (state.mode === "unit") return said(unitFacts(state, data));
  if (state.mode === "untangle") return said(untangle(state, data));
  const parts = [areaSentence(facts)];
  if (state.mode === "beside") {
    parts[0] = `A: ${parts[0]}`;
    parts.push(`B: ${areaSentence(labFacts(matrixOf(state.second), facts.bias))}`);
  }
  if (state.mode === "compose") parts.push(composeFacts(facts.matrix, matrixOf(state.second)).sentence);
  if (state.mode === "powers") parts.push(powerFacts(facts.matrix, state.power).sentence);
  const shows = (layer: LabState["layers"][number]) => state.layers.includes(layer);
  if (shows("columns")) parts.push(columnsSentence(facts));
  if (shows("eigen")) parts.push(eigenSentence(facts));
  if (shows("singular")) parts.push(singularSentence(facts));
  if (shows("nullspace") || shows("inverse")) parts.push(remainsSentence(facts));
  if (shows("probe")) parts.push(probeSentence(state, facts));
  return parts.join(" ");
}

/** An answer's sentence, or the one that says why there is none. */
function said(answer: Refusal | { readonly ok: true; readonly sentence: string }): string {
  return answer.ok ? answer.sentence : answer.text;
}

/**
 * What becomes of areas.
 * @internal
 */
export function areaSentence({ determinant, rank, remains }: LabFacts): string {
  if (rank === 0) return "Everything lands on one point: the area is 0.";
  if (remains.kind === "line") return "Determinant 0: the plane collapses onto a line, and areas become 0.";
  const size = Math.abs(determinant);
  const area =
    writeFact(size) === "1"
      ? "keeps every area"
      : `${size > 1 ? "grows" : "shrinks"} every area ×${writeFact(size)}`;
  return `Determinant ${writeFact(determinant)}: ${area}${determinant < 0 ? " and turns the plane over" : ""}.`;
}

/** Where the unit vectors go. */
function columnsSentence({ columns: [first, second] }: LabFacts): string {
  return `î goes to ${writePoint(first)} and ĵ to ${writePoint(second)}.`;
}

/**
 * Which directions are kept: two, nearly one, one, every one, none.
 * @internal
 */
export function eigenSentence({ eigen }: LabFacts): string {
  switch (eigen.kind) {
    case "real": {
      const [first, second] = eigen.pairs;
      const near = isNearlyOne(eigen) ? `, nearly one direction (${writeDegrees(eigen.apart)} apart)` : "";
      return `Two directions are kept${near}: λ = ${writeFact(first.value)} along ${writePoint(first.vector, 1)}, λ = ${writeFact(second.value)} along ${writePoint(second.vector, 1)}.`;
    }
    case "complex":
      return `No direction is kept: a complex pair ${writeFact(eigen.re, eigen.modulus)} ± ${writeFact(eigen.im)} i, a turn by ${writeTurn(eigen.angle)} and ×${writeFact(eigen.modulus)}.`;
    case "repeated":
      return `Every direction is kept: λ = ${writeFact(eigen.value)} for all of them.`;
    case "defective":
      return `One direction is kept, ${writePoint(eigen.vector, 1)}, with λ = ${writeFact(eigen.value)} twice: the matrix is defective.`;
  }
}

/** Why A = V Λ V⁻¹ is not shown. */
export function noEigenFactorsSentence(eigen: LabFacts["eigen"]): string {
  return eigen.kind === "real"
    ? `The two eigen-directions of A lie ${writeDegrees(eigen.apart)} apart: V is too nearly singular to be undone.`
    : "A has no two real eigen-directions to write it with.";
}

/** What becomes of the unit circle. */
function singularSentence({ singularValues: [large, small] }: LabFacts): string {
  return `The unit circle becomes an ellipse with half-axes ${writeFact(large)} and ${writeFact(small)}.`;
}

/** A condition from which on a small change of where a point went is a large one of where it came from. */
const SENSITIVE = 1e6;

/**
 * What is lost, and whether there is a way back.
 * @internal
 */
export function remainsSentence({ remains, condition }: LabFacts): string {
  switch (remains.kind) {
    case "plane":
      return condition < SENSITIVE
        ? "Every point comes from one point: there is an inverse."
        : `Invertible, condition ${writeFact(condition)}: every point comes from one point, but small errors come back large.`;
    case "line":
      return `Everything along ${writePoint(remains.crushed, 1)} is crushed to 0; what is left is the line along ${writePoint(remains.line, 1)}. No inverse.`;
    case "point":
      return "Nothing is left but 0. No inverse.";
  }
}

/** Where the vector by hand goes, and whether it keeps its line. */
function probeSentence({ probe }: Pick<LabState, "probe">, { matrix }: LabFacts): string {
  const { image, angle, isAligned, eigenvalue } = probeFacts(matrix, probe);
  const size = largestEntry2(matrix);
  const from = `v = ${writePoint(probe)} goes to A v = ${writePoint(image, size * Math.hypot(...probe))}`;
  if (isAligned && eigenvalue !== undefined) return `${from}, along v: λ = ${writeFact(eigenvalue, size)}.`;
  if (Number.isNaN(angle)) return "v has no length, so it has no direction.";
  return `${from}, turned ${writeTurn(angle)}.`;
}
