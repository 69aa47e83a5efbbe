/** Two ring-shaped classes, one around the other (material M1). */

import { createRandom } from "../math/random";
import { integerParam, numberParam, paramsSchema, switchParam } from "../param-schema";
import { defineDataset } from "./define";
import { sampleGrid } from "./sample-grid";

const DOMAIN = [-6, 6] as const;
const GRID = 1000;
const CLASSES = ["inner ring", "outer ring"] as const;
/** The material's two outliers (M3), [2, 2] row-major; both are labelled 0, the inner ring. */
const OUTLIERS: readonly number[] = [-5, 5, 5, -5];

export const rings = defineDataset({
  kind: "rings",
  title: "Two rings",
  summary: "Two classes on rings of radius R1 and R2, one around the other.",
  params: paramsSchema({
    innerRadius: numberParam({ minimum: 0, maximum: 6, default: 2, title: "Inner radius R1" }),
    outerRadius: numberParam({ minimum: 0, maximum: 6, default: 5, title: "Outer radius R2" }),
    width: numberParam({
      minimum: 0.05,
      maximum: 3,
      default: 0.5,
      title: "Width s",
      description: "How blurred a ring is: density ∝ exp(−(r − R)² / s²).",
    }),
    samples: integerParam({ minimum: 1, maximum: 20_000, default: 500, title: "Samples a class" }),
    seed: integerParam({
      minimum: 0,
      maximum: 4_294_967_295,
      default: 1,
      title: "Data seed",
      description: "The same seed draws the same points.",
    }),
    outliers: switchParam({
      default: false,
      title: "Two outliers",
      description:
        "Adds (−5, 5) and (5, −5), labelled as the inner ring though they lie beyond the outer one.",
    }),
  }),
  roles: { noise: "width", samples: "samples" },
  facts: ({ samples, outliers }) => ({
    features: 2,
    classes: CLASSES,
    count: 2 * samples + (outliers ? OUTLIERS.length / 2 : 0),
    hasTestPart: false,
    domain: DOMAIN,
  }),
  create: (params) => {
    const { samples, seed } = params;
    const outliers = params.outliers ? OUTLIERS : [];
    const count = 2 * samples + outliers.length / 2;
    const x = new Float32Array(2 * count);
    // They come last, so that the points drawn are the same with and without them.
    x.set(outliers, 4 * samples);
    const labels = new Uint8Array(count);
    for (const classIndex of [0, 1]) {
      const radius = classIndex === 0 ? params.innerRadius : params.outerRadius;
      const random = createRandom(seed, "rings", classIndex);
      const density = (px: number, py: number) => ringDensity(px, py, radius, params.width);
      x.set(sampleGrid(density, DOMAIN, GRID, samples, random), classIndex * 2 * samples);
      labels.fill(classIndex, classIndex * samples, (classIndex + 1) * samples);
    }
    return { count, features: 2, x, labels };
  },
  region: ({ innerRadius, outerRadius }) => {
    const border = (innerRadius + outerRadius) / 2;
    return (x, y) => (Math.hypot(x, y) < border ? 0 : 1);
  },
  nested: ({ innerRadius, outerRadius, width }) => {
    // A density is below a tenth at one and a half widths: nearer than three, the rings run into each other.
    if (Math.abs(innerRadius - outerRadius) < 3 * width) return undefined;
    return innerRadius < outerRadius ? { inner: 0, outer: 1 } : { inner: 1, outer: 0 };
  },
  density: (params) => (classIndex, x, y) =>
    ringDensity(x, y, classIndex === 0 ? params.innerRadius : params.outerRadius, params.width),
});

/** exp(−(r − R)² / s²), r = √(x² + y²): the ring's density up to a constant (material M1). */
export function ringDensity(x: number, y: number, radius: number, width: number): number {
  // Not Math.hypot, which takes twice as long over the sampler's million points and guards against nothing here.
  const offset = (Math.sqrt(x * x + y * y) - radius) / width;
  return Math.exp(-offset * offset);
}
