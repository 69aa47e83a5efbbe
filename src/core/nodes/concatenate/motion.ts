/** Concatenate in the film: a branch that was not looked at comes beside the trunk. */

import type { Pose } from "../../film/chapter-plan";
import {
  type ChapterContext,
  type ChapterMotion,
  type KindMotion,
  makePhasePlan,
  spaceGuides,
  viewpointAt,
} from "../../film/motion/context";
import { toRest } from "../../film/motion/rest";
import type { NodeSample } from "../../film/types";
import { perpendicular } from "../../math/frames";

/** The trunk stays where it is in more units; the film rests where all of them spread most. */
export const concatenateMotion: KindMotion = {
  motion: placeMotion,
  outputFrame: ({ before, after, frame }) => ({ frame: placedFrame(before, after, frame), camera: "pair" }),
};

/** Concatenate: the trunk's picture stays, now in more units; then the view turns so that the others are seen too. */
function placeMotion(context: ChapterContext): ChapterMotion | string {
  const { before, after, start, rest } = context;
  if (after.width < before.width) return "cut: fewer units than the branch that the film comes from";
  const frame = placedFrame(before, after, start.frame);
  // A trunk of one unit had no second axis: that of the other branch opens.
  const opening = (u: number): Pose => ({
    after: before.width > 1 ? frame : frame.map((value, index) => (index < after.width ? value : u * value)),
  });
  const more = after.width - before.width;
  const viewpoint = viewpointAt(after, "after", frame, "pair");
  const place = makePhasePlan({
    kind: "place",
    label: `${more} more unit${more === 1 ? "" : "s"} beside these: ${after.width} in all`,
    areas: { kind: "between" },
    pose: opening,
    viewpoint: () => viewpoint,
    guides: (u) => spaceGuides(after, frame, u),
  });
  const { phases, memory } = toRest(context, frame);
  return { phases: [place, ...phases], restGuides: spaceGuides(after, rest.frame), memory };
}

/** The trunk's frame in the units of both branches: the others are not looked along. */
function placedFrame(before: NodeSample, after: NodeSample, frame: Float64Array): Float64Array {
  const offset = after.from[0] === before.node ? 0 : after.width - before.width;
  const placed = new Float64Array(2 * after.width);
  for (let row = 0; row < 2; row++) {
    placed.set(frame.subarray(row * before.width, (row + 1) * before.width), row * after.width + offset);
  }
  if (before.width > 1) return placed;
  // One unit has no second axis of its own: the first of the others is looked along in its place.
  const second = perpendicular([placed.slice(0, after.width)], after.width);
  if (second) placed.set(second, after.width);
  return placed;
}
