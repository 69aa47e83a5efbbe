/** The densities and the examples drawn from them, in every state that picture can be in. */
import { drawDensity } from "../viz/density/draw";
import { type DensityInput, densityView } from "../viz/density/view-model";
import type { GalleryEntry } from "./entry";
import { classNames, density, domain, examples, tenClasses, tenNames } from "./material";

const usual = {
  density,
  classNames,
  domain,
  training: { points: examples.x, labels: examples.labels },
  width: 380,
  height: 450,
} as const;

function entry(id: string, title: string, change: Partial<DensityInput>): GalleryEntry {
  const input = { ...usual, ...change };
  return {
    id: `density-${id}`,
    title,
    width: input.width,
    height: input.height,
    draw: (context, theme) => drawDensity(context, densityView(input), theme),
  };
}

const nothing = { points: new Float32Array(), labels: new Uint8Array() };
const split = 2 * 240;

export const densityEntries: readonly GalleryEntry[] = [
  entry("rings", "two rings", {}),
  entry("held-back", "a part held back", {
    training: { points: examples.x.slice(split), labels: examples.labels.slice(split / 2) },
    validation: { points: examples.x.slice(0, split), labels: examples.labels.slice(0, split / 2) },
  }),
  entry("lines-only", "no examples", { training: nothing }),
  entry("no-density", "no density known", { density: undefined }),
  entry("one-point", "one example", {
    training: { points: Float32Array.of(0, 2), labels: Uint8Array.of(0) },
  }),
  entry("flat", "the same everywhere", { density: () => 1 }),
  entry("nan", "not a number on one side", {
    density: (classIndex, x, y) => (x > 1 ? Number.NaN : density(classIndex, x, y)),
  }),
  entry("cut", "cut by the border", { density: (_, x, y) => Math.exp(-((x - 6) ** 2 + y * y) / 8) }),
  entry("ten-classes", "ten classes", {
    density: (classIndex, x, y) => {
      const angle = (2 * Math.PI * classIndex) / 10;
      return Math.exp(-((x - 4.2 * Math.cos(angle)) ** 2 + (y - 4.2 * Math.sin(angle)) ** 2) / 0.8);
    },
    classNames: tenNames,
    training: { points: tenClasses.x, labels: tenClasses.labels },
    height: 490,
  }),
];
