/** How a kernel starts, by Keras's formulas. Adding one is one entry here. */
import type { Random } from "../math/random";

export interface Initialiser {
  readonly title: string;
  /** One value of a kernel with these numbers of inputs and units. */
  readonly draw: (inputs: number, units: number, random: Random) => number;
}

const uniform = (limit: number, random: Random) => (2 * random.uniform() - 1) * limit;

/** Normal, cut at two standard deviations and widened so that the deviation after the cut is `deviation` (Keras). */
function truncatedNormal(deviation: number, random: Random): number {
  let draw = random.normal();
  while (Math.abs(draw) > 2) draw = random.normal();
  return (draw * deviation) / 0.87962566103423978;
}

export const initialisers = {
  /** U(−l, l), l = √(6 / (inputs + units)). Glorot & Bengio 2010. */
  glorotUniform: {
    title: "Glorot uniform",
    draw: (inputs, units, random) => uniform(Math.sqrt(6 / (inputs + units)), random),
  },
  /** Truncated normal, variance 2 / (inputs + units). Glorot & Bengio 2010. */
  glorotNormal: {
    title: "Glorot normal",
    draw: (inputs, units, random) => truncatedNormal(Math.sqrt(2 / (inputs + units)), random),
  },
  /** U(−l, l), l = √(6 / inputs). He et al. 2015. */
  heUniform: {
    title: "He uniform",
    draw: (inputs, _units, random) => uniform(Math.sqrt(6 / inputs), random),
  },
  /** Truncated normal, variance 2 / inputs. He et al. 2015. */
  heNormal: {
    title: "He normal",
    draw: (inputs, _units, random) => truncatedNormal(Math.sqrt(2 / inputs), random),
  },
  zeros: { title: "Zeros", draw: () => 0 },
} as const satisfies Record<string, Initialiser>;

export type InitialiserName = keyof typeof initialisers;
export const initialiserNames = Object.keys(initialisers) as [InitialiserName, ...InitialiserName[]];
