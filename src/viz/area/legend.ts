/** Lays out the legend of areas: the scale with its numbers, and what hatching and grey mean. */
import { boxOf, type Label } from "../kit/labels";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten, textWidth } from "../kit/text-width";
import { DOUBLINGS, STEPS } from "./colours";

export interface AreaLegend {
  readonly title: Label;
  readonly bar: Rectangle;
  readonly steps: readonly (Rectangle & { readonly step: number })[];
  readonly ticks: readonly Label[];
  readonly chips: readonly {
    readonly fill: "reversed" | "killed";
    readonly box: Rectangle;
    readonly text: Label;
  }[];
  readonly width: number;
  readonly height: number;
}

const FONT = TEXT_SIZE.note;
const TITLE = 16;
const BAR = 10;
const TICKS = 16;
const CHIP = 12;
const CHIP_ROW = 18;
const GAP = 14;
/** Widest the scale gets. */
const WIDEST = 300;

/** @param place its top left corner, the width it may take, and what the areas are compared with */
export function areaLegend(place: {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly title?: string;
}): AreaLegend {
  const { left, top } = place;
  const width = Math.min(WIDEST, place.width);
  const bar = { left, top: top + TITLE, width, height: BAR };
  const count = 2 * DOUBLINGS * STEPS + 1;
  const side = width / count;
  const most = DOUBLINGS * STEPS;
  const steps = Array.from({ length: count }, (_, index) => ({
    step: index - most,
    left: left + index * side,
    top: bar.top,
    // Half a pixel over its neighbour, or the ground shows between them.
    width: side + (index < count - 1 ? 0.5 : 0),
    height: BAR,
  }));
  const marks = width < 230 ? [-DOUBLINGS, 0, DOUBLINGS] : [-DOUBLINGS, -3, 0, 3, DOUBLINGS];
  const ticks = marks.map((doublings): Label => {
    const isEnd = Math.abs(doublings) === DOUBLINGS;
    return {
      text: `${isEnd && doublings < 0 ? "≤ " : isEnd ? "≥ " : ""}${factor(doublings)}`,
      x: isEnd ? (doublings < 0 ? left : left + width) : left + (doublings * STEPS + most + 0.5) * side,
      y: bar.top + BAR + 4,
      align: isEnd ? (doublings < 0 ? "left" : "right") : "center",
      baseline: "top",
      size: TEXT_SIZE.tiny,
      font: "mono",
    };
  });
  const chips = layOutChips(left, bar.top + BAR + TICKS + 4, place.width);
  const last = chips.at(-1);
  return {
    title: {
      text: shorten(place.title ?? "area after ÷ before", place.width, FONT),
      x: left,
      y: top,
      align: "left",
      baseline: "top",
      size: FONT,
      font: "text",
    },
    bar,
    steps,
    ticks,
    chips,
    width: Math.max(width, ...chips.map(({ text }) => boxOf(text).left + boxOf(text).width - left)),
    height: (last ? last.box.top + CHIP_ROW : bar.top + BAR + TICKS) - top,
  };
}

function layOutChips(left: number, top: number, width: number): AreaLegend["chips"] {
  let x = left;
  let y = top;
  return (
    [
      ["reversed", "faces away"],
      ["killed", "no area left"],
    ] as const
  ).map(([fill, words]) => {
    const wide = CHIP + 6 + textWidth(words, FONT);
    if (x > left && x + wide > left + width) {
      x = left;
      y += CHIP_ROW;
    }
    const box = { left: x, top: y, width: CHIP, height: CHIP };
    const text: Label = {
      text: words,
      x: x + CHIP + 6,
      y: y + CHIP / 2,
      align: "left",
      baseline: "middle",
      size: FONT,
      font: "text",
    };
    x += wide + GAP;
    return { fill, box, text };
  });
}

/** "×1/8", "×1", "×64". */
function factor(doublings: number): string {
  return doublings < 0 ? `×1/${2 ** -doublings}` : `×${2 ** doublings}`;
}
