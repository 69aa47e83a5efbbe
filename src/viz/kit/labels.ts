/** Words placed on a picture, and about how much room they take: so that no two stand on each other. */

import type { Rectangle } from "./scale";
import { MONO_ADVANCE, textWidth } from "./text-width";

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "center" | "right";
  readonly baseline: "top" | "middle" | "bottom";
  readonly size: number;
  readonly font: "text" | "mono";
}

/** The box of a label, on the generous side. */
export function boxOf({ text, x, y, align, baseline, size, font }: Label): Rectangle {
  const width = font === "mono" ? text.length * size * MONO_ADVANCE : textWidth(text, size);
  const height = size * 1.2;
  const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  const top = baseline === "top" ? y : baseline === "bottom" ? y - height : y - height / 2;
  return { left, top, width, height };
}

/** Whether two boxes come closer than `gap`. */
export function overlaps(one: Rectangle, other: Rectangle, gap = 0): boolean {
  return (
    one.left < other.left + other.width + gap &&
    other.left < one.left + one.width + gap &&
    one.top < other.top + other.height + gap &&
    other.top < one.top + one.height + gap
  );
}

/** Whether a box lies wholly in another. */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}
