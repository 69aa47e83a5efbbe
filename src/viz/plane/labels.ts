/** The words in the corners of the picture of the plane. */

import { boxOf, type Label, overlaps } from "../kit/labels";
import type { Rectangle, ViewBox } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten } from "../kit/text-width";
import type { Detail, PlaneView } from "./input";

export type Words = Pick<PlaneView, "zoomLabel" | "shareLabel" | "notes">;

/** In CSS pixels. */
export const FONT_SIZE: Readonly<Record<Detail, number>> = {
  thumbnail: TEXT_SIZE.tiny,
  strip: TEXT_SIZE.tiny,
  large: TEXT_SIZE.note,
};
/** From the plot's edge to a word in its corner. */
export const INSET: Readonly<Record<Detail, number>> = { thumbnail: 4, strip: 7, large: 9 };

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
