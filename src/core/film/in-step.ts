/** Two films of one network, or of two that are alike: the same place in both, seen from the same side. */

import type { NodeId } from "../network/network";
import type { Chapter, Film } from "./film";
import { momentOf } from "./moment";
import type { Camera } from "./types";

/**
 * The same place of the same chapter in a film whose chapters may last longer or shorter, in seconds.
 * @returns undefined where it has no such chapter
 */
export function sameMoment(before: Film, time: number, film: Film): number | undefined {
  const { of: old } = momentOf(before, time);
  const now = film.chapters.find(({ node }) => node === old.node);
  if (!now) return undefined;
  // Motion by its share; what rests goes on resting, however long the way there has become.
  const [came, comes] = [restOf(old), restOf(now)];
  if (time >= came) return Math.min(now.end, comes + (time - came));
  return now.start + ((time - old.start) / (came - old.start)) * (comes - now.start);
}

/** When a chapter comes to rest at its stop. */
function restOf({ start, phases }: Chapter): number {
  return phases.at(-1)?.end ?? start;
}

/** The views that a film rests in at its wide stops: given to another film, both are seen along the same directions. */
export function camerasOf({ plans }: Film): ReadonlyMap<NodeId, Camera> {
  return new Map(
    plans.flatMap(({ stop, rest }) =>
      stop.width > 2 && rest.frame && rest.camera
        ? [
            [
              stop.node,
              {
                axes: Float32Array.from(rest.frame),
                kind: rest.camera === "simplex" ? "simplex" : "shared",
              },
            ] as const,
          ]
        : [],
    ),
  );
}
