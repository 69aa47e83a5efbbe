/** The words of a film's phases and views, made from their numbers. Whole sentences are narrate.ts's. */
import { lineAngle } from "../math/angles";
import { sayDegrees, sayNumber, sayTuple } from "../words/numbers";
import type { Camera, FilmProjection } from "./types";

/** Two stretches closer than this share are one. */
const EVEN = 5e-4;

/** "stretch ×3.1 along 40°, squeeze ×0.02 across" */
export function stretchLabel(s1: number, s2: number, angle: number): string {
  if (s1 === 0) return "down to one point: every weight is 0";
  if (s1 - s2 < EVEN * s1) {
    return Math.abs(s1 - 1) < EVEN ? "keep every length" : `${verb(s1)} everything ${factor(s1)}`;
  }
  return `${verb(s1)} ${factor(s1)} along ${sayDegrees(lineAngle(angle))}, ${verb(s2)} ${factor(s2)} across`;
}

/** "stretch ×3.1 along 40°, crush everything across" @param angle radians */
export function flattenLabel(s1: number, angle: number): string {
  return s1 === 0
    ? "down to one point: every weight is 0"
    : `${verb(s1)} ${factor(s1)} along ${sayDegrees(lineAngle(angle))}, crush everything across`;
}

/** "half-turn about the line at 31°" @param angle radians */
export function mirrorLabel(angle: number): string {
  return `half-turn about the line at ${lineLabel(angle)}`;
}

/** A line's angle, "31°". @param angle radians */
export function lineLabel(angle: number): string {
  return sayDegrees(lineAngle(angle));
}

/** @param seen the shift as the picture shows it */
export function shiftLabel(bias: Float32Array, seen: readonly [number, number]): string {
  const length = Math.hypot(...bias);
  if (length === 0) return "no shift: the bias is 0";
  if (bias.length <= 4) return `shift by ${sayTuple(bias)}`;
  return `shift by ${sayNumber(length)} in all, of which ${sayNumber(Math.hypot(...seen), length)} is seen`;
}

/** "×3.1" */
export function factor(value: number): string {
  return `×${sayNumber(value)}`;
}

/** "4 units, SVD axes: 92 % of the spread" */
export function viewLabel(
  kind: FilmProjection["kind"],
  width: number,
  camera: Camera["kind"] | undefined,
  share: number,
): string {
  const units = `${width} unit${width === 1 ? "" : "s"}`;
  if (kind === "plane") return "";
  if (kind === "line") return units;
  if (kind === "simplex")
    return width <= 3
      ? `probabilities of ${width} classes`
      : `probabilities of ${width} classes${shareWords(share)}`;
  if (camera === undefined) return `${units}, laid flat${shareWords(share)}`;
  if (kind === "space" && camera === "orbit") return `${units}, orbit`;
  return `${units}, ${CAMERAS[camera]}${shareWords(share)}`;
}

const CAMERAS: Readonly<Record<Camera["kind"], string>> = {
  svd: "SVD axes",
  pca: "principal axes",
  pair: "two of them",
  own: "own view",
  orbit: "orbit",
  simplex: "corners on a circle",
  centred: "seen along (1, …, 1)",
  shared: "seen as the other run",
};

/** Rounded down: 100 % is said only where nothing is hidden. */
function shareWords(share: number): string {
  return Number.isFinite(share) ? `: ${Math.floor(100 * share + 1e-4)} % of the spread` : "";
}

function verb(value: number): string {
  return value >= 1 ? "stretch" : "squeeze";
}
