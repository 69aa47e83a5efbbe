/** What the film draws to explain an activation: the box or the floor it bends to, its kinks, and where it folds. */
import { level, upright } from "../../film/guides";
import type { Guide } from "../../film/types";
import type { ActivationFunction } from "./functions";

type Point = readonly [number, number];

/** The curve of one node, and how far it has come: (1 − u)·x + u·σ(x). */
export interface BendingCurve {
  readonly curve: ActivationFunction;
  /** Leaky relu's. */
  readonly slope: number;
  readonly u: number;
}

/**
 * Box, kinks and folds of an activation on one, two or three units.
 * @param frame [2, width]: how the picture looks at the units
 * @param reach largest magnitude that enters: as far as folds are looked for
 */
export function activationGuides(
  { curve, slope, u }: BendingCurve,
  width: number,
  frame: ArrayLike<number>,
  reach: number,
): readonly Guide[] {
  const { low, high } = curve.bounds;
  const isBox = low !== undefined && high !== undefined;
  const guides: Guide[] = [];
  if (isBox) guides.push(...boxGuides([low, high], width, frame));
  if (width > 2) return guides;
  const across = (role: Guide["role"], value: number, label: string | undefined) => {
    guides.push(upright(role, value, label));
    if (width === 2) guides.push(level(role, value, undefined));
  };
  const place = (x: number) => (1 - u) * x + u * curve.value(x, slope);
  const ends = curve.kinks.map((x) => curve.value(x, slope));
  // A bound that is reached at a kink or a fold is drawn as that.
  if (low !== undefined && !isBox && !ends.includes(low) && !curve.folds)
    across("box", low, `never below ${Number(low.toPrecision(3))}`.replace("-", "−"));
  for (const [index, kink] of curve.kinks.entries()) {
    const end = ends[index];
    if (!isBox || (end !== low && end !== high)) across("crease", place(kink), "crease");
  }
  const folds = new Set(curve.folds?.(u, reach).map((x) => Math.round(1e6 * place(x)) / 1e6));
  for (const [index, fold] of [...folds].entries())
    across("crease", fold, index === 0 ? "folds here" : undefined);
  return guides;
}

function boxGuides(
  [low, high]: readonly [number, number],
  width: number,
  frame: ArrayLike<number>,
): readonly Guide[] {
  const words = `box ${low} to ${high}`.replace("-", "−");
  if (width === 1) return [upright("box", low, words), upright("box", high, undefined)];
  if (width === 2) {
    const points: readonly Point[] = [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
    ];
    return [{ role: "box", shape: "loop", points, label: words, presence: 1 }];
  }
  if (width !== 3) return [];
  const corner = (index: number): Point => {
    const at = [index & 1, index & 2, index & 4].map((bit) => (bit ? high : low));
    return [0, 1].map((row) =>
      at.reduce((sum, value, unit) => sum + value * (frame[3 * row + unit] as number), 0),
    ) as unknown as Point;
  };
  const edges: Guide[] = [];
  for (let from = 0; from < 8; from++) {
    for (const bit of [1, 2, 4]) {
      if (from & bit) continue;
      const label = edges.length === 0 ? words : undefined;
      edges.push({
        role: "box",
        shape: "segment",
        points: [corner(from), corner(from | bit)],
        label,
        presence: 1,
      });
    }
  }
  return edges;
}
