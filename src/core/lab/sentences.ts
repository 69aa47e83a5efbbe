/** The lab in sentences: what is read aloud while something is dragged, and stands beside the picture. */

import { composeFacts, powerFacts } from "./compose";
import { labFacts, probeFacts } from "./facts";
import type { LabFacts } from "./interface";
import { writeDegrees, writeFact, writePoint } from "./numbers";
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

export function areaSentence({ determinant, rank, remains }: LabFacts): string {
  if (rank === 0) return "Everything lands on one point: the area is 0.";
  if (remains.kind === "line") return "Determinant 0: the plane collapses onto a line, and areas become 0.";
  const size = Math.abs(determinant);
  const area =
    Math.abs(size - 1) < 1e-9
      ? "keeps every area"
      : `${size > 1 ? "grows" : "shrinks"} every area ×${writeFact(size)}`;
  return `Determinant ${writeFact(determinant)}: ${area}${determinant < 0 ? " and turns the plane over" : ""}.`;
}

export function columnsSentence({ columns: [first, second] }: LabFacts): string {
  return `î goes to ${writePoint(first)} and ĵ to ${writePoint(second)}.`;
}

export function eigenSentence({ eigen }: LabFacts): string {
  switch (eigen.kind) {
    case "real": {
      const [first, second] = eigen.pairs;
      return `Two directions are kept: λ = ${writeFact(first.value)} along ${writePoint(first.vector)}, λ = ${writeFact(second.value)} along ${writePoint(second.vector)}.`;
    }
    case "complex":
      return `No direction is kept: a complex pair ${writeFact(eigen.re)} ± ${writeFact(eigen.im)} i, a turn by ${writeDegrees(Math.abs(eigen.angle))} to the ${eigen.angle > 0 ? "left" : "right"} and ×${writeFact(eigen.modulus)}.`;
    case "repeated":
      return `Every direction is kept: λ = ${writeFact(eigen.value)} for all of them.`;
    case "defective":
      return `One direction is kept, ${writePoint(eigen.vector)}, with λ = ${writeFact(eigen.value)} twice: the matrix is defective.`;
  }
}

export function singularSentence({ singularValues: [large, small] }: LabFacts): string {
  return `The unit circle becomes an ellipse with half-axes ${writeFact(large)} and ${writeFact(small)}.`;
}

export function remainsSentence({ remains }: LabFacts): string {
  switch (remains.kind) {
    case "plane":
      return "Every point comes from one point: there is an inverse.";
    case "line":
      return `Everything along ${writePoint(remains.crushed)} is crushed to 0; what is left is the line along ${writePoint(remains.line)}. No inverse.`;
    case "point":
      return "Nothing is left but 0. No inverse.";
  }
}

export function probeSentence({ probe }: Pick<LabState, "probe">, { matrix }: LabFacts): string {
  const { image, angle, isAligned, eigenvalue } = probeFacts(matrix, probe);
  const from = `v = ${writePoint(probe)} goes to A v = ${writePoint(image)}`;
  if (isAligned && eigenvalue !== undefined) return `${from}, along v: λ = ${writeFact(eigenvalue)}.`;
  if (Number.isNaN(angle)) return "v has no length, so it has no direction.";
  return `${from}, turned ${writeDegrees(Math.abs(angle))} to the ${angle > 0 ? "left" : "right"}.`;
}
