/**
 * Every unit by a factor of its own, as the normalisations scale: first by the factors' sizes in place, then the units
 * of negative factors turn over. No area passes through zero on the way. Of the stretch because each factor
 * 1 + t·(|f| − 1) lies between 1 and |f| (plane-map.ts tells why the products do no worse than the smaller end); of the
 * rest because two such units turn by 180° in their common plane, which keeps every area, and a last one without
 * a partner turns over in space as a half-turn does.
 */
import type { AreaRule, PhasePlan, Pose, Viewpoint } from "../chapter-plan";
import { crushGuide, mirrorGuide, stretchGuides } from "../guides";
import type { Guide, NodeSample } from "../types";
import { factor, lineLabel, mirrorLabel } from "../words";
import { makePhasePlan, spaceGuides } from "./context";

/** A layer that scales every unit by itself. */
export interface Diagonal {
  readonly after: NodeSample;
  /** [width] */
  readonly factors: Float64Array;
  readonly viewpoint: Viewpoint & { readonly frame: Float64Array };
  /** The picture that a frame [2, width] makes of the points before they are scaled. */
  readonly pose: (frame: Float64Array) => Pose;
  /** Of the stretch. */
  readonly areas: AreaRule;
  /** What scales: "by its own spread". */
  readonly why: string;
}

/** What it adds to a chapter. */
export interface DiagonalMotion {
  readonly phases: readonly PhasePlan[];
  /** The picture when all of it is done. */
  readonly pose: Pose;
}

/** The phases, and the picture they end with. */
export function diagonalMotion(diagonal: Diagonal): DiagonalMotion {
  const { factors, viewpoint, pose } = diagonal;
  const turned = turnedOver(viewpoint.frame, factors);
  const done = scaled(turned(1), factors.map(Math.abs));
  const isTurned = factors.some((value) => value < 0);
  return {
    phases: [stretchPhase(diagonal), ...(isTurned ? [turnPhase(diagonal, turned)] : [])],
    pose: pose(done),
  };
}

function stretchPhase({ after, factors, viewpoint, pose, areas, why }: Diagonal): PhasePlan {
  const { width } = after;
  const sizes = factors.map(Math.abs);
  const crushed = [...sizes.keys()].filter((unit) => sizes[unit] === 0);
  const [first = 0, second = first] = sizes;
  return makePhasePlan({
    kind: crushed.length > 0 ? "flatten" : "stretch",
    label: `${stretchWords(sizes)} ${why}`,
    areas,
    pose: (u) =>
      pose(
        scaled(
          viewpoint.frame,
          sizes.map((size) => 1 + u * (size - 1)),
        ),
      ),
    viewpoint: () => viewpoint,
    guides: (u) => [
      ...spaceGuides(after, viewpoint.frame),
      // The two stretches of the plane; of one unit there is one, of more than two they are not the picture's.
      ...(width === 2
        ? stretchGuides(
            first >= second ? [1, 0] : [0, 1],
            Math.max(first, second),
            Math.min(first, second),
            u,
          )
        : []),
      ...(width === 2 ? crushed.map((unit) => crushedAxis(unit)) : []),
    ],
  });
}

function crushedAxis(unit: number): Guide {
  return crushGuide(unit === 0 ? [1, 0] : [0, 1], "crushed to nothing");
}

/** "unit 1 ×1.2, unit 2 ×0.4", "30 units ×0.2 to ×1.7" */
function stretchWords(sizes: Float64Array): string {
  if (sizes.length > 4) {
    return `${sizes.length} units, each ${factor(Math.min(...sizes))} to ${factor(Math.max(...sizes))}`;
  }
  return Array.from(sizes, (size, unit) => `unit ${unit + 1} ${factor(size)}`).join(", ");
}

function turnPhase(
  { after, factors, viewpoint, pose }: Diagonal,
  turned: (u: number) => Float64Array,
): PhasePlan {
  const sizes = factors.map(Math.abs);
  const over = [...factors.keys()].filter((unit) => (factors[unit] as number) < 0);
  const isHalfTurn = over.length % 2 === 1 && after.width > 1;
  // The line that stays: the other axis.
  const line = over[0] === 0 ? Math.PI / 2 : 0;
  const isPlane = after.width === 2 && isHalfTurn;
  return makePhasePlan({
    kind: isHalfTurn ? "halfTurn" : "turn",
    label: isPlane ? mirrorLabel(line) : turnWords(over, after.width),
    areas: { kind: "after" },
    pose: (u) => pose(scaled(turned(u), sizes)),
    viewpoint: () => viewpoint,
    guides: () => [
      ...spaceGuides(after, viewpoint.frame),
      ...(isPlane ? [mirrorGuide(line, lineLabel(line))] : []),
    ],
  });
}

function turnWords(over: readonly number[], width: number): string {
  if (width <= 2) return "turn 180°: negative factors";
  const named = over.length > 4 ? `${over.length} units` : over.map((unit) => `unit ${unit + 1}`).join(", ");
  return `negative factors: ${named} turned over`;
}

/**
 * The frame through which the units of negative factors are seen turned over by the share u: pairs in the plane of the
 * two, a last one by its cosine, or on a line of one unit by the picture's second axis.
 */
function turnedOver(frame: Float64Array, factors: Float64Array): (u: number) => Float64Array {
  const width = factors.length;
  const over = [...factors.keys()].filter((unit) => (factors[unit] as number) < 0);
  return (u) => {
    const [cos, sin] = [Math.cos(Math.PI * u), u === 1 ? 0 : Math.sin(Math.PI * u)];
    const result = frame.slice();
    for (let at = 0; at + 1 < over.length; at += 2) {
      const [a, b] = [over[at] as number, over[at + 1] as number];
      for (const row of [0, width]) {
        const [x, y] = [frame[row + a] as number, frame[row + b] as number];
        result[row + a] = cos * x + sin * y;
        result[row + b] = cos * y - sin * x;
      }
    }
    const last = over.length % 2 === 1 ? over.at(-1) : undefined;
    if (last === undefined) return result;
    for (const row of [0, width]) result[row + last] = cos * (frame[row + last] as number);
    if (width === 1) result[1] = sin * (frame[0] as number);
    return result;
  };
}

/** frame·diag(sizes) */
function scaled(frame: Float64Array, sizes: Float64Array): Float64Array {
  const width = sizes.length;
  return frame.map((value, index) => value * (sizes[index % width] as number));
}
