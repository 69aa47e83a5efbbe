/**
 * A Dense as two through fewer units: its matrix by its largest singular values, W ≈ (U·√S)·(√S·Vᵀ), which of all
 * matrices of that rank is nearest (Eckart & Young 1936).
 */
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { renameNode } from "../network/edit";
import { nodeOf, wiresTo } from "../network/lookup";
import { addNodeIntoWire } from "../network/place";
import { type Affine, affineArrays, affineOf, affineRefusal, defineRefactoring, type Place } from "./define";

/** Rows or columns beyond which the decomposition would take longer than a person should wait. */
const LARGEST = 400;
/** What the rank that is offered first keeps of the squared weights. */
const KEEPS = 0.99;

export const split = defineRefactoring({
  id: "split",
  name: "Split by singular values",
  hint: "A Dense becomes two through fewer units in between, as near to it as that rank allows.",
  refusal(place) {
    const refusal = affineRefusal(place, place.node);
    if (refusal) return refusal;
    const { inputs, units } = matrixOf(place);
    const name = nodeOf(place.network, place.node)?.name;
    return Math.min(inputs, units) > LARGEST
      ? `“${name}” has ${inputs} inputs and ${units} units; the smaller number may be ${LARGEST} at most, or it would take too long.`
      : undefined;
  },
  amount(place) {
    const values = decompose(matrixOf(place)).diagonal;
    const kept = values.findIndex((_, index) => shareOf(values, index + 1) >= KEEPS) + 1;
    return { title: "Rank", least: 1, most: values.length, start: Math.max(1, kept) };
  },
  apply(place, rank) {
    const { network, weights, node } = place;
    const affine = matrixOf(place);
    const { diagonal, leftSingularVectors: left, rightSingularVectors: right } = decompose(affine);
    const original = nodeOf(network, node);
    const [entering] = wiresTo(network, node);
    if (!original || !entering) throw new Error("split: it was refused");
    const roots = diagonal.slice(0, rank).map(Math.sqrt);
    const before = product(affine.inputs, rank, (input, axis) => left.get(input, axis) * (roots[axis] ?? 0));
    const after = product(rank, affine.units, (axis, unit) => (roots[axis] ?? 0) * right.get(unit, axis));
    const params = { ...original.params, units: rank, useBias: false };
    const added = addNodeIntoWire(network, original.kind, entering.id, undefined, params);
    const named = renameNode(added.network, added.node, `${original.name}_in`);
    const name = nodeOf(named, added.node)?.name;
    const isExact = rank === diagonal.length;
    return {
      network: named,
      weights: new Map([
        ...weights,
        [
          added.node,
          affineArrays({ inputs: affine.inputs, units: rank, kernel: before, bias: [], hasBias: false }),
        ],
        [node, affineArrays({ ...affine, inputs: rank, kernel: after })],
      ]),
      sentence: `“${original.name}” is now two: “${name}” leads through ${rank} unit${rank === 1 ? "" : "s"}, which ${
        isExact
          ? "are as many as its matrix has directions: the outputs are the same"
          : `keep ${percent(shareOf(diagonal, rank))} of its squared weights`
      }.`,
    };
  },
});

function matrixOf(place: Place): Affine {
  const affine = affineOf(place, place.node);
  if (!affine) throw new Error("split: it was refused");
  return affine;
}

function decompose({ inputs, units, kernel }: Affine) {
  const rows = Array.from({ length: inputs }, (_, row) =>
    Array.from({ length: units }, (_, column) => kernel[row * units + column] as number),
  );
  return new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true });
}

/** The share of the squared weights that the first singular values stand for; all of it where there are no weights. */
function shareOf(values: readonly number[], count: number): number {
  const squares = values.map((value) => value * value);
  const sum = (some: readonly number[]) => some.reduce((total, square) => total + square, 0);
  const all = sum(squares);
  return all === 0 ? 1 : sum(squares.slice(0, count)) / all;
}

/** [rows, columns] row-major. */
function product(rows: number, columns: number, at: (row: number, column: number) => number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, place) =>
    at(Math.floor(place / columns), place % columns),
  );
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
