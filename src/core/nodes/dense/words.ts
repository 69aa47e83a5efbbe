/** What is said of a Dense, from its singular values; of two units by two, from its polar parts. */
import { SingularValueDecomposition } from "ml-matrix";
import { kernelSvd } from "../../math/signed-svd";
import type { WeightArray } from "../../network/checkpoint";
import { sayDegrees, sayNumber, sayTuple, sayTurn } from "../../words/numbers";
import type { NarratedNode } from "../define";

/** Widths beyond which singular values are not worked out on the page's own thread. */
const WIDEST = 64;

/** "Stretches ×3.1 along 40°, …, and shifts by (−0.7, 0)."; wide kernels by their largest singular values. */
export function narrateDense({ weights }: NarratedNode): string {
  const kernel = weights?.find((array) => array.name === "kernel");
  const bias = weights?.find((array) => array.name === "bias");
  if (!kernel) return "Turns, stretches and shifts the plane; its weights are not drawn yet.";
  return `${motion(kernel)}${shift(bias)}.`;
}

/** From the kernel's own shape: while a wider one is being drawn, its params may be ahead of it. */
function motion({ values, shape }: WeightArray): string {
  const [from = 0, to = 0] = shape;
  if (from === 2 && to === 2) return planeMotion(values);
  if (from > WIDEST || to > WIDEST) return `Maps ${from} numbers to ${to}`;
  const rows = Array.from({ length: from }, (_, row) =>
    Array.from(values.subarray(row * to, (row + 1) * to)),
  );
  const stretches = new SingularValueDecomposition(rows, { autoTranspose: true }).diagonal.slice(
    0,
    Math.min(from, to),
  );
  const shown = stretches.slice(0, 3).map((value) => `×${sayNumber(value)}`);
  const list = shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown[0];
  const more = stretches.length > 3 ? ` and ${stretches.length - 3} more` : "";
  if (to > from)
    return `Places the ${from === 2 ? "plane" : `${from} dimensions`} in ${to} dimensions, stretched ${list}${more}`;
  if (to < from) return `Looks at ${from} dimensions from one side, keeping ${to}, stretched ${list}${more}`;
  return `Turns ${from} dimensions and stretches them ${list}${more}`;
}

/** "Stretches ×3.1 along 40°, ×0.02 across, turns 96° left" of a 2 × 2 kernel. */
function planeMotion(kernel: ArrayLike<number>): string {
  const { s1, s2, stretchAngle, turn, mirror, determinant } = kernelSvd(kernel);
  const across = Math.abs(s2);
  if (s1 === 0) return "Sends the whole plane to one point";
  const even = s1 - across < 5e-4 * s1;
  const nearlyLine = across < 0.05 * s1 ? " (almost a line)" : "";
  const stretch = even
    ? evenStretch(s1)
    : `${verb(s1)} ×${sayNumber(s1)} along ${sayDegrees(stretchAngle)} and ${verb(across).toLowerCase()} ×${sayNumber(across)} across${nearlyLine}`;
  if (across === 0)
    return `Stretches ×${sayNumber(s1)} along ${sayDegrees(stretchAngle)} and crushes everything across it onto a line`;
  if (determinant < 0) return `${stretch}, turns the sheet over about the line at ${sayDegrees(mirror)}`;
  const turned = sayTurn(turn);
  return turned === "no turn" ? stretch : `${stretch}, ${turned.replace("turn", "turns")}`;
}

/** What a matrix with two equal stretches does to lengths. */
function evenStretch(factor: number): string {
  if (Math.abs(factor - 1) < 5e-4) return "Keeps every length";
  return `${verb(factor)} everything ×${sayNumber(factor)}`;
}

function verb(factor: number): string {
  return factor >= 1 ? "Stretches" : "Squeezes";
}

function shift(bias: WeightArray | undefined): string {
  if (!bias || bias.values.every((value) => value === 0)) return "";
  if (bias.values.length > 4) return ", and shifts it";
  return `, and shifts by ${sayTuple(bias.values)}`;
}
