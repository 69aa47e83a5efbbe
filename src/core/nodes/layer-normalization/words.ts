/** What is said of a LayerNormalization. */
import { sayNumber, sayTuple } from "../../words/numbers";
import type { NarratedNode } from "../define";
import { scalesAndShifts } from "./normalise";

/** "…: nearly every point lands near (1, −1) or (−1, 1); what lies between is what epsilon leaves …" */
export function narrateLayerNormalization({ to, weights }: NarratedNode): string {
  const centred = "Takes from every point the mean of its own units and divides it by their spread";
  if (to === undefined) return `${centred}.`;
  const { scales, shifts } = scalesAndShifts(to, weights);
  if (to === 1) {
    return `Sends every point to ${sayNumber(shifts[0] ?? 0)}: one unit by itself has no spread to be told by.`;
  }
  const left = "what lies between is what epsilon leaves of points whose units were nearly equal";
  if (to === 2) {
    const end = (sign: number) =>
      sayTuple([0, 1].map((unit) => (shifts[unit] ?? 0) + (unit === 0 ? sign : -sign) * (scales[unit] ?? 1)));
    return `${centred}: nearly every point lands near ${end(1)} or ${end(-1)}; ${left}.`;
  }
  // A sign turns a unit over and keeps what is round.
  const size = Math.abs(scales[0] ?? 1);
  const isRound = scales.every((scale) => Math.abs(Math.abs(scale) - size) < 5e-3);
  const radius = `radius ${sayNumber(size * Math.sqrt(to))}`;
  const target =
    to === 3
      ? isRound
        ? `a circle of ${radius}`
        : "an ellipse"
      : isRound
        ? `a sphere of ${radius} in ${to - 1} dimensions`
        : `an ellipsoid in ${to - 1} dimensions`;
  return `${centred}: nearly every point lands near ${target}; ${left.replace("between", "inside")}.`;
}
