/** The span of a lab picture: 1.1 × the largest |coordinate| of original and image (material M4), or as fixed. */
import { labFacts, scaleVector } from "../../core/lab/facts";
import { figurePoints, type LabFigure, largestCoordinate } from "../../core/lab/shapes";
import { biasOf, type LabState } from "../../core/lab/state";
import { apply2, applyToPoints2, type Matrix2, type Vector2 } from "../../core/math/matrix2";
import type { Span } from "../kit/scale";

const MARGIN = 1.1;
/** An inverse that reaches further than this many times everything else is let run off the picture. */
const MAX_INVERSE_RATIO = 3;
/** Where everything lies on one point there is no size to choose by. */
const SMALLEST = 1e-6;

/** The span a state asks for: held, or large enough for the furthest coordinate. */
export function spanOf(state: LabState, furthest: number): Span {
  const half = state.scale.kind === "fixed" ? state.scale.half : MARGIN * furthest;
  return { cx: 0, cy: 0, half: half > SMALLEST ? half : 1 };
}

/** The largest |coordinate| of a figure, its images, and of what can be dragged over them. */
export function furthestOf(state: LabState, figure: LabFigure, matrices: readonly Matrix2[]): number {
  const bias = state.mode === "one" || state.mode === "beside" ? biasOf(state) : ([0, 0] as const);
  const original = figurePoints(figure);
  const lists = matrices.flatMap((matrix) => original.map((points) => applyToPoints2(matrix, bias, points)));
  const over = matrices.flatMap((matrix) => overlayPoints(state, matrix, bias));
  const furthest = largestCoordinate([...original, ...lists, Float32Array.from(over.flat())]);
  const inverse = state.layers.includes("inverse") ? inverseReach(matrices, bias) : 0;
  return inverse <= MAX_INVERSE_RATIO * furthest ? Math.max(furthest, inverse) : furthest;
}

/** How far the inverse image of the unit square reaches; 0 where there is none. */
function inverseReach(matrices: readonly Matrix2[], bias: Vector2): number {
  const corners = matrices.flatMap((matrix) => {
    const { remains } = labFacts(matrix, bias);
    if (remains.kind !== "plane") return [];
    const [a, b, c, d] = remains.inverse;
    return [a, c, b, d, a + b, c + d];
  });
  return largestCoordinate([Float32Array.from(corners)]);
}

function overlayPoints(state: LabState, matrix: Matrix2, bias: Vector2): readonly Vector2[] {
  const shows = (layer: LabState["layers"][number]) => state.layers.includes(layer);
  const { columns, signed, eigen } = labFacts(matrix, bias);
  const shifted = ([x, y]: Vector2): Vector2 => [x + bias[0], y + bias[1]];
  const { stretchAngle } = signed;
  const axis: Vector2 = [Math.cos(stretchAngle), Math.sin(stretchAngle)];
  return [
    bias,
    ...(shows("columns") ? columns.map(shifted) : []),
    ...(shows("determinant") ? [shifted(apply2(matrix, [1, 1]))] : []),
    ...(shows("singular") ? [shifted(apply2(matrix, axis))] : []),
    ...(shows("probe") ? [state.probe, apply2(matrix, state.probe)] : []),
    ...(shows("eigen") && eigen.kind === "real"
      ? eigen.pairs.map(({ value, vector }) => shifted(scaleVector(vector, state.scaledEigen ? value : 1)))
      : []),
  ];
}
