/** A million points of the plane and whose side each lies on, made a piece at a time. */
import { latticeSide, PlaneCloud } from "../math/plane-cloud";
import type { Network } from "../network/network";
import { parseParams } from "../params";
import { datasetSpec } from "./index";

export interface CloudShape {
  readonly dataset: Network["dataset"];
  readonly domain: readonly [number, number];
  /** At most so many points. */
  readonly points: number;
}

export interface SidedCloud {
  /** [count, 2] */
  readonly points: Float32Array;
  /** [count]: class of the side of the plane each lies on; all 0 where the data set has no sides. */
  readonly sides: Uint8Array;
  /** How many sides there are; 1 where the data set has none. */
  readonly sideCount: number;
}

/** Rows made between two looks at the messages: some milliseconds. */
const ROWS = 50;

/** @param breathe called between two pieces; what it throws ends the work */
export async function makeCloud(
  { dataset, domain, points }: CloudShape,
  breathe: () => Promise<void>,
): Promise<SidedCloud> {
  const spec = datasetSpec(dataset.kind);
  const parsed = spec && parseParams(spec.params, dataset.params);
  const region = parsed?.ok ? spec?.region?.(parsed.params) : undefined;
  const cloud = new PlaneCloud({ domain, side: latticeSide(points) });
  const sides = new Uint8Array(cloud.points.length / 2);
  let sideCount = 1;
  for (let done = 0; !cloud.isWhole; ) {
    const end = cloud.grow(ROWS);
    for (; region && done < end; done++) {
      const side = region(cloud.points[2 * done] as number, cloud.points[2 * done + 1] as number);
      sides[done] = side;
      if (side >= sideCount) sideCount = side + 1;
    }
    await breathe();
  }
  return { points: cloud.points, sides, sideCount };
}
