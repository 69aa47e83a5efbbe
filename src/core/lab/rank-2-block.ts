/**
 * What the matrix lab sees of a Dense layer: its 2 × 2 block, and the way back. A layer of two inputs and two units
 * is its own block. Of a wider one, y = W x + b with W [units, inputs], the lab sees what happens between the plane
 * of the two leading right singular vectors and the plane of the two leading left ones: the matrix closest to W of
 * rank 2 lives there (Eckart & Young 1936). An edit changes W in those two planes alone.
 */
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import type { Matrix2, Vector2 } from "../math/matrix2";
import { sizeOf, type WeightArray } from "../network/checkpoint";

/** The two planes through which the lab looks at a layer. */
export interface LayerWindow {
  readonly inputs: number;
  readonly units: number;
  readonly hasBias: boolean;
  /** [2, inputs] row-major, orthonormal rows: the plane of the inputs that is seen. */
  readonly entering: Float64Array;
  /** [2, units] row-major, orthonormal rows: the plane of the units. */
  readonly leaving: Float64Array;
  /** Share of W's squared entries that the block holds, 0 to 1; 1 for a layer of two inputs and two units. */
  readonly share: number;
  /** Whether the whole layer is seen. */
  readonly whole: boolean;
}

export interface Rank2Block {
  readonly matrix: Matrix2;
  readonly shift: Vector2;
}

/** Up to here the singular vectors are found without holding the page up. */
const WIDEST = { narrowSide: 64, weights: 16_384 };

/** Opens a window on a layer's weights (kernel [inputs, units], bias [units]), or says in a sentence why not. */
export function openWindow(arrays: readonly WeightArray[], name: string): LayerWindow | string {
  const kernel = arrays.find((array) => array.name === "kernel");
  const [inputs = 0, units = 0] = kernel?.shape ?? [];
  if (kernel?.shape.length !== 2) return `“${name}” has no matrix. Choose a Dense layer.`;
  if (inputs < 2 || units < 2) {
    return `“${name}” maps ${count(inputs, "number")} to ${count(units, "number")}: the lab needs a plane on both sides, so two at least.`;
  }
  if (Math.min(inputs, units) > WIDEST.narrowSide || sizeOf(kernel.shape) > WIDEST.weights) {
    return `“${name}” maps ${inputs.toLocaleString("en")} numbers to ${units.toLocaleString("en")}: too wide for the lab, which finds the core of up to ${WIDEST.weights.toLocaleString("en")} weights and ${WIDEST.narrowSide} on the narrower side. Choose a narrower layer.`;
  }
  if (!kernel.values.every(Number.isFinite)) {
    return `The weights of “${name}” are not all finite. Reset the network, then open the layer again.`;
  }
  const hasBias = arrays.some((array) => array.name === "bias");
  if (inputs === 2 && units === 2) {
    const identity = Float64Array.of(1, 0, 0, 1);
    return { inputs, units, hasBias, entering: identity, leaving: identity, share: 1, whole: true };
  }
  const transposed = Matrix.from1DArray(inputs, units, Array.from(kernel.values));
  const { leftSingularVectors, rightSingularVectors, diagonal } = new SingularValueDecomposition(transposed, {
    autoTranspose: true,
  });
  const squares = diagonal.map((value) => value * value);
  const all = squares.reduce((sum, square) => sum + square, 0);
  return {
    inputs,
    units,
    hasBias,
    // A side that is a plane already stays as it is: x₁ and x₂ keep their meaning.
    entering: inputs === 2 ? Float64Array.of(1, 0, 0, 1) : leading(leftSingularVectors),
    leaving: units === 2 ? Float64Array.of(1, 0, 0, 1) : leading(rightSingularVectors),
    share: all === 0 ? 1 : Math.min(1, ((squares[0] ?? 0) + (squares[1] ?? 0)) / all),
    whole: false,
  };
}

/** The block: leaving · W · enteringᵀ and leaving · b. */
export function blockOf(window: LayerWindow, arrays: readonly WeightArray[]): Rank2Block {
  const { inputs, units, entering, leaving } = window;
  const kernel = valuesOf(arrays, "kernel");
  const bias = valuesOf(arrays, "bias");
  const entry = (row: number, column: number) => {
    let sum = 0;
    for (let input = 0; input < inputs; input++) {
      const weight = entering[column * inputs + input] ?? 0;
      for (let unit = 0; unit < units; unit++) {
        sum += weight * (leaving[row * units + unit] ?? 0) * (kernel[input * units + unit] ?? 0);
      }
    }
    return sum;
  };
  const along = (row: number) => {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += (leaving[row * units + unit] ?? 0) * (bias[unit] ?? 0);
    return sum;
  };
  return { matrix: [entry(0, 0), entry(0, 1), entry(1, 0), entry(1, 1)], shift: [along(0), along(1)] };
}

/** The layer's weights with another block: W + leavingᵀ (block − its block) entering; all else stays as it is. */
export function withBlock(
  window: LayerWindow,
  arrays: readonly WeightArray[],
  block: Rank2Block,
): readonly WeightArray[] {
  const { inputs, units, entering, leaving } = window;
  const before = blockOf(window, arrays);
  const [a, b, c, d] = block.matrix.map((value, index) => value - (before.matrix[index] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const [x, y] = [block.shift[0] - before.shift[0], block.shift[1] - before.shift[1]];
  return arrays.map((array) => {
    if (array.name === "kernel") {
      const values = Float32Array.from(array.values, (value, index) => {
        const input = Math.floor(index / units);
        const unit = index % units;
        const [e1 = 0, e2 = 0] = [entering[input], entering[inputs + input]];
        const [l1 = 0, l2 = 0] = [leaving[unit], leaving[units + unit]];
        return value + l1 * (a * e1 + b * e2) + l2 * (c * e1 + d * e2);
      });
      return { ...array, values };
    }
    if (array.name !== "bias") return array;
    const values = Float32Array.from(
      array.values,
      (value, unit) => value + x * (leaving[unit] ?? 0) + y * (leaving[units + unit] ?? 0),
    );
    return { ...array, values };
  });
}

/** Whether these weights still have the shapes the window was opened on. */
export function fitsWindow(window: LayerWindow, arrays: readonly WeightArray[]): boolean {
  const kernel = arrays.find((array) => array.name === "kernel");
  return (
    kernel?.shape[0] === window.inputs &&
    kernel.shape[1] === window.units &&
    arrays.some((array) => array.name === "bias") === window.hasBias
  );
}

/** The first two columns as rows, the component of largest magnitude positive, so that a picture does not jump. */
function leading(vectors: Matrix): Float64Array {
  const rows = [0, 1].map((column) => {
    const vector = vectors.getColumn(column);
    const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return largest < 0 ? vector.map((value) => -value) : vector;
  });
  return Float64Array.from(rows.flat());
}

function valuesOf(arrays: readonly WeightArray[], name: string): Float32Array {
  return arrays.find((array) => array.name === name)?.values ?? new Float32Array(0);
}

function count(number: number, noun: string): string {
  return `${number === 1 ? "one" : number} ${noun}${number === 1 ? "" : "s"}`;
}
