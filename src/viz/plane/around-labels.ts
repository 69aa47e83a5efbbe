/** The words on larger pictures of the plane: at its axes, and at the ends of a segment. */
import type { Label } from "../kit/labels";
import { className } from "../kit/legend";
import type { ViewBox } from "../kit/scale";
import { shorten } from "../kit/text-width";
import type { PlaneInput, PlaneProjection, Segment } from "./input";
import { FONT_SIZE, INSET } from "./labels";

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
