/**
 * What a drag does: a handle put at a place of the plane, by pointer or by arrow keys, gives the next state. Handles
 * are those of viz/lab; places are in units of the picture they are drawn in.
 */
import { determinant2, fromColumns2, type Matrix2, multiply2, type Vector2 } from "../math/matrix2";
import { matrixFromEigen, roundEntry, setBias, setMatrix } from "./edit";
import { direction, labFacts } from "./facts";
import { biasOf, type LabData, type LabState, matrixOf } from "./state";
import { moveCorner } from "./untangle";

/**
 * What can be dragged. i, j: images of î and ĵ. bias: the image of the origin. singular1, 2: ends of the image's
 * axes. eigen1, 2: ends of eigenvectors. probe: the vector v by hand. normal, line: weights of a line and its foot.
 * corner0 to 2: handles on the sheet (untangle). drawn…: a point drawn by hand.
 */
export type HandleId =
  | "i"
  | "j"
  | "bias"
  | "singular1"
  | "singular2"
  | "eigen1"
  | "eigen2"
  | "probe"
  | "normal"
  | "line"
  | "corner0"
  | "corner1"
  | "corner2"
  | `drawn${number}`;

/** A dragged eigenvector stops this far from the other one: on one line they would say nothing. */
const MIN_ANGLE_RADIANS = (3 * Math.PI) / 180;
/** The probe clicks into an eigenvector's line within this angle. */
const SNAP = (1.5 * Math.PI) / 180;
/** The shorter of two axes stays shorter than this share of the longer, so that they keep their names. */
const SHORTER = 0.995;

/**
 * The state after a handle was put somewhere; the same state where that would make no sense.
 * @param place in units of the picture's plane
 * @param data the current data set's examples, for the sheet's handles
 */
export function dragHandle(state: LabState, id: HandleId, place: Vector2, data?: LabData): LabState {
  const matrix = matrixOf(state.matrix);
  const [a, b, c, d] = matrix;
  const shift = biasOf(state);
  const arrow: Vector2 = [place[0] - shift[0], place[1] - shift[1]];
  switch (id) {
    case "i":
      return setMatrix(state, [arrow[0], b, arrow[1], d], 2);
    case "j":
      return setMatrix(state, [a, arrow[0], c, arrow[1]], 2);
    case "bias":
      return setBias(state, place, 2);
    case "probe":
      return { ...state, probe: snapped(matrix, place) };
    case "singular1":
    case "singular2":
      return setMatrix(state, withSingular(matrix, id, arrow));
    case "eigen1":
    case "eigen2":
      return setMatrix(state, withEigen(state, matrix, id, arrow));
    case "normal":
      return dragNormal(state, place);
    case "line":
      return dragLine(state, place);
    case "corner0":
    case "corner1":
    case "corner2":
      return moveCorner(state, data, id, place);
    default: {
      const at = 2 * Number(id.slice("drawn".length));
      if (!(at + 1 < state.drawn.length)) return state;
      const drawn = [...state.drawn];
      drawn[at] = roundEntry(place[0], 3);
      drawn[at + 1] = roundEntry(place[1], 3);
      return { ...state, drawn };
    }
  }
}

/** One axis of the image pulled to a new end; the other keeps its length, and both stay at right angles. */
function withSingular(matrix: Matrix2, id: "singular1" | "singular2", arrow: Vector2): Matrix2 {
  const { singularFactors, singularValues, determinant } = labFacts(matrix, [0, 0]);
  const length = Math.hypot(...arrow);
  if (length === 0) return matrix;
  const [large, small] = singularValues;
  const angle = Math.atan2(arrow[1], arrow[0]);
  const sign = determinant < 0 ? -1 : 1;
  // U stays a turn where det A ≥ 0 and a mirror where not.
  const [first, second] =
    id === "singular1"
      ? [direction(angle), direction(angle + (sign * Math.PI) / 2)]
      : [direction(angle - (sign * Math.PI) / 2), direction(angle)];
  const values =
    id === "singular1"
      ? [Math.max(length, small / SHORTER), small]
      : [large, Math.min(length, large * SHORTER)];
  const left = fromColumns2(first, second);
  return multiply2(multiply2(left, [values[0] as number, 0, 0, values[1] as number]), singularFactors.right);
}

/** One eigenvector turned (and, where arrows are as long as their eigenvalues, stretched); the other pair is kept. */
function withEigen(state: LabState, matrix: Matrix2, id: "eigen1" | "eigen2", arrow: Vector2): Matrix2 {
  const { eigen } = labFacts(matrix, [0, 0]);
  const length = Math.hypot(...arrow);
  if (eigen.kind !== "real" || length === 0) return matrix;
  const [first, second] = eigen.pairs;
  const [moved, kept] = id === "eigen1" ? [first, second] : [second, first];
  const vector: Vector2 = [arrow[0] / length, arrow[1] / length];
  const apart = Math.abs(determinant2(fromColumns2(vector, kept.vector)));
  if (apart < Math.sin(MIN_ANGLE_RADIANS)) return matrix;
  const other = Math.abs(kept.value);
  const size = id === "eigen1" ? Math.max(length, other / SHORTER) : Math.min(length, other * SHORTER);
  const value = state.scaledEigen ? (moved.value < 0 ? -size : size) : moved.value;
  const made = matrixFromEigen({ vector, value }, kept);
  return made.ok ? made.matrix : matrix;
}

/** Onto an eigenvector's line where it is nearly there: then λ is read exactly. */
function snapped(matrix: Matrix2, place: Vector2): Vector2 {
  const { eigen } = labFacts(matrix, [0, 0]);
  const vectors =
    eigen.kind === "real"
      ? eigen.pairs.map(({ vector }) => vector)
      : eigen.kind === "defective"
        ? [eigen.vector]
        : [];
  const length = Math.hypot(...place);
  for (const [x, y] of vectors) {
    const along = place[0] * x + place[1] * y;
    const across = place[1] * x - place[0] * y;
    if (length > 0 && Math.abs(across) <= Math.sin(SNAP) * length) return [along * x, along * y];
  }
  return [roundEntry(place[0], 2), roundEntry(place[1], 2)];
}

function dragNormal(state: LabState, [x, y]: Vector2): LabState {
  const weights: Vector2 = [roundEntry(x, 2), roundEntry(y, 2)];
  if (weights[0] === 0 && weights[1] === 0) return state;
  if (state.mode === "unit") {
    const [, , c, d] = matrixOf(state.matrix);
    return setMatrix(state, [weights[0], weights[1], c, d], 2);
  }
  return state.line.kind === "given" ? { ...state, line: { ...state.line, weights } } : state;
}

/** The line moved so that it passes through the place: its direction stays, its offset follows. */
function dragLine(state: LabState, [x, y]: Vector2): LabState {
  if (state.mode === "unit") {
    const [a, b] = matrixOf(state.matrix);
    return setBias(state, [-(a * x + b * y), biasOf(state)[1]], 2);
  }
  if (state.line.kind !== "given") return state;
  const [w1, w2] = state.line.weights;
  return { ...state, line: { ...state.line, offset: roundEntry(-(w1 * x + w2 * y), 3) } };
}
