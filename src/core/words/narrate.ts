/** One plain sentence for what a node does to the plane, made from its numbers. */
import { SingularValueDecomposition } from "ml-matrix";
import { signedSvd } from "../math/signed-svd";
import type { WeightArray } from "../network/checkpoint";
import type { Params } from "../network/network";
import { type ActivationName, activations } from "../nodes/activations";

export interface NarratedNode {
  readonly kind: string;
  readonly params: Params;
  /** Units that enter and leave. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly weights: readonly WeightArray[] | undefined;
}

/** Widths beyond which singular values are not worked out on the page's own thread. */
const WIDEST = 64;

export function narrate({ kind, params, from, to, weights }: NarratedNode): string {
  if (kind === "input") return "The plane as the data lies on it, before any layer has touched it.";
  if (kind === "dropout") {
    return `While training, silences each unit with probability ${params.rate}; outside of training it leaves everything as it is.`;
  }
  if (kind === "softmax") {
    return to === 2
      ? "Turns two scores into two probabilities: everything lands on the segment from (1, 0) to (0, 1), and ½ is where the classes part."
      : "Turns the scores into probabilities that sum to one.";
  }
  if (kind === "activation") {
    const { effect } = activations[params.function as ActivationName];
    return `Takes ${from === 1 ? "the one coordinate" : `each of the ${from ?? "?"} coordinates`} through ${params.function} and ${effect}.`;
  }
  if (kind === "add") return "Moves every point by the arrow that its branch gives: the sum of the two.";
  if (kind === "concatenate")
    return `Puts the two branches side by side: ${to ?? "?"} numbers for every point.`;
  if (kind !== "dense") return "This version does not know what this node does.";
  const kernel = weights?.find((array) => array.name === "kernel");
  const bias = weights?.find((array) => array.name === "bias");
  if (!kernel) return "Turns, stretches and shifts the plane; its weights are not drawn yet.";
  return `${motion(kernel)}${shift(bias)}.`;
}

/** From the kernel's own shape: while a wider one is being drawn, its params may be ahead of it. */
function motion({ values, shape }: WeightArray): string {
  const [from = 0, to = 0] = shape;
  if (from === 2 && to === 2) {
    // The kernel is [in, out]: y = x·W, so the matrix that acts on columns is its transpose.
    const [a = 0, c = 0, b = 0, d = 0] = values;
    return planeMotion(a, b, c, d);
  }
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

/** "Stretches ×3.1 along 40°, ×0.02 across, turns 96° left" for y = (a x + b y, c x + d y). */
function planeMotion(a: number, b: number, c: number, d: number): string {
  const { s1, s2, stretchAngle, turn, mirror, determinant } = signedSvd(a, b, c, d);
  const across = Math.abs(s2);
  if (s1 === 0) return "Sends the whole plane to one point";
  const even = s1 - across < 5e-4 * s1;
  const nearlyLine = across < 0.05 * s1 ? " (almost a line)" : "";
  const stretch = even
    ? evenStretch(s1)
    : `${verb(s1)} ×${sayNumber(s1)} along ${sayDegrees(stretchAngle)} and ${verb(across).toLowerCase()} ×${sayNumber(across)} across${nearlyLine}`;
  if (across < 1e-6 * s1)
    return `Stretches ×${sayNumber(s1)} along ${sayDegrees(stretchAngle)} and crushes everything across it onto a line`;
  if (determinant < 0) return `${stretch}, turns the sheet over about the line at ${sayDegrees(mirror)}`;
  const side = turn >= 0 ? "left" : "right";
  return Math.abs(turn) < 0.5 * (Math.PI / 180)
    ? stretch
    : `${stretch}, turns ${sayDegrees(Math.abs(turn))} ${side}`;
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
  return `, and shifts by (${Array.from(bias.values, (value) => sayNumber(value)).join(", ")})`;
}

/** "3.1", "−0.02": three digits. */
export function sayNumber(value: number): string {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return text.replaceAll("-", "−");
}

/** An angle in radians as whole degrees: "−40°". */
export function sayDegrees(angle: number): string {
  return `${Math.round((angle * 180) / Math.PI)}°`.replace("-", "−");
}
