/** The words on the picture of the plane: in its corners, at its axes, at the ends of a segment. */

import { boxOf, type Label, overlaps } from "../kit/labels";
import { className } from "../kit/legend";
import type { Rectangle, ViewBox } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten } from "../kit/text-width";
import type { Detail, PlaneInput, PlaneProjection, PlaneView, Segment } from "./input";

export type Words = Pick<PlaneView, "zoomLabel" | "shareLabel" | "notes">;

/** In CSS pixels. */
export const FONT_SIZE: Readonly<Record<Detail, number>> = {
  thumbnail: TEXT_SIZE.tiny,
  strip: TEXT_SIZE.tiny,
  large: TEXT_SIZE.note,
};
const INSET: Readonly<Record<Detail, number>> = { thumbnail: 4, strip: 7, large: 9 };

/** How much is shown bottom left, what is left out top left, the zoom top right; the ruler is bottom right. */
export function cornerLabels(
  detail: Detail,
  { plot }: ViewBox,
  { zoomLabel, shareLabel, notes }: Words,
  ruler: readonly Rectangle[],
): readonly Label[] {
  const inset = INSET[detail];
  const size = FONT_SIZE[detail];
  const left = { x: plot.left + inset, align: "left", size } as const;
  const top = { y: plot.top + inset, baseline: "top" } as const;
  const labels: Label[] = [];
  if (zoomLabel !== undefined) {
    labels.push({
      text: zoomLabel,
      x: plot.left + plot.width - inset,
      align: "right",
      ...top,
      size,
      font: "mono",
    });
  }
  // A thumbnail has room for one note; its node's own problems tell the rest.
  const told = detail === "thumbnail" ? notes.slice(0, 1) : notes;
  if (told.length > 0) {
    const room = plot.width * (zoomLabel === undefined ? 1 : 0.62) - 2 * inset;
    labels.push({ text: shorten(told.join(" · "), room, size), ...left, ...top, font: "text" });
  }
  if (shareLabel !== undefined) {
    const y = plot.top + plot.height - inset;
    const share = { text: shareLabel, ...left, font: "text" } as const;
    const below: Label = { ...share, y, baseline: "bottom" };
    // In a very small picture it gives way to the ruler: to the top, or just above the ruler.
    const isClear = !ruler.some((box) => overlaps(boxOf(below), box, 2));
    const elsewhere: Label =
      labels.length === 0 ? { ...share, ...top } : { ...below, y: (ruler[1]?.top ?? y) - 2 };
    labels.push(isClear ? below : elsewhere);
  }
  return labels;
}

/** The axes' names at their positive ends, outside of the plot; none where the axis is missing, or the picture is small. */
export function axisNameLabels(
  { detail, axisNames, projection }: Pick<PlaneInput, "detail" | "axisNames" | "projection">,
  { plot }: ViewBox,
): readonly Label[] {
  if (detail !== "large") return [];
  const [first, second] = axisNames ?? usualNames(projection);
  const [right, bottom] = [plot.left + plot.width, plot.top + plot.height];
  const text = { size: FONT_SIZE[detail], font: "text", baseline: "top", align: "right" } as const;
  const labels: Label[] = [];
  if (first) labels.push({ text: first, x: right - 3, y: bottom + 5, ...text });
  if (second) labels.push({ text: second, x: plot.left - 4, y: plot.top + 3, ...text });
  return labels;
}

function usualNames({ kind }: PlaneProjection): readonly [string, string] {
  switch (kind) {
    case "plane":
      return ["unit 1", "unit 2"];
    case "line":
      return ["unit 1", ""];
    case "principal":
      return ["1st principal axis", "2nd"];
    case "simplex":
      return ["", ""];
  }
}

/** A large picture narrower than this has no room for the sentence beside its ruler. */
const NARROWEST_EXPLAINED = 340;
/** What the bars beside the line stand for. */
const BARS = "bars: where each side of the plane lands";

/** What the line's bars mean, and what certainty of each class and indecision are called, at their places. */
export function segmentLabels(
  { from, to, middle, strips }: Segment,
  { detail, classNames }: Pick<PlaneInput, "detail" | "classNames">,
  { plot }: ViewBox,
): readonly Label[] {
  const size = FONT_SIZE[detail];
  const inset = INSET[detail];
  const bars: Label = {
    text: strips.length > 1 ? BARS : BARS.replace("each side of the plane", "the plane"),
    x: plot.left + inset,
    y: plot.top + plot.height - inset,
    align: "left",
    baseline: "bottom",
    size,
    font: "text",
  };
  const explained =
    detail === "large" && strips.length > 0 && plot.width >= NARROWEST_EXPLAINED ? [bars] : [];
  if (!middle || detail === "thumbnail") return explained;
  const text = { size, font: "text" } as const;
  const offset = detail === "large" ? 9 : 6;
  const nameOf = (classIndex: number, room: number) =>
    shorten(`${className(classNames, classIndex)}: 1`, room, size);
  const isLarge = detail === "large";
  return [
    ...explained,
    {
      text: nameOf(1, plot.left + plot.width - to[0] - 60),
      x: to[0] + (isLarge ? 10 : 6),
      y: to[1] - offset,
      align: "left",
      baseline: "bottom",
      ...text,
    },
    {
      text: nameOf(0, from[0] - plot.left),
      x: from[0] - (isLarge ? 6 : 2),
      y: from[1] + offset,
      align: "right",
      baseline: "top",
      ...text,
    },
    {
      text: "½",
      x: middle[0] - offset,
      y: middle[1] + offset,
      align: "right",
      baseline: "top",
      size: size + 1.5,
      font: "text",
    },
  ];
}
