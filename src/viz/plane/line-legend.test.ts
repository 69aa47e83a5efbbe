/** The lines in a legend: all that may be drawn have room, with fewer words where there is little, and none meets another. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { classEntries, LEGEND_TEXT_GAP, layOutLegend } from "../kit/legend";
import { TEXT_SIZE } from "../kit/text-size";
import { textWidth } from "../kit/text-width";
import { LINE_SIGNS, lineRow, placeSigns, SAMPLE_GAP, SAMPLE_WIDTH } from "./line-legend";

const classesOf = (count: number, width: number) =>
  layOutLegend(
    classEntries(
      Array.from({ length: count }, (_, k) => `ring ${k + 1}`),
      new Map([[0, 500]]),
    ),
    width,
  );

test("beside the classes where there is room, with fewer words where there is less, else in a row of their own", () => {
  const at = (width: number) => lineRow(classesOf(2, width), LINE_SIGNS, width);
  expect(at(700)).toMatchObject({ height: 20, row: { y: 10, words: "full" } });
  expect(at(480)).toMatchObject({ height: 20, row: { y: 10, words: "short" } });
  expect(at(380)).toMatchObject({ height: 40, row: { left: 0, y: 30, words: "short" } });
});

test("every line that may be drawn has its place: right of the classes or below them, and right of the one before", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 320, max: 900 }),
      fc.subarray([...LINE_SIGNS]),
      (count, width, drawn) => {
        const classes = classesOf(count, width);
        const { row, height } = lineRow(classes, LINE_SIGNS, width);
        const signs = placeSigns(row, drawn);
        expect(signs.map(({ sign }) => sign)).toEqual(drawn);
        const last = classes.entries.at(-1);
        let end = last?.y === row.y ? last.x + LEGEND_TEXT_GAP + textWidth(last.text, TEXT_SIZE.legend) : -1;
        for (const { sign, text, x, y } of signs) {
          expect(x).toBeGreaterThan(end);
          end = x + SAMPLE_WIDTH[sign] + SAMPLE_GAP + textWidth(text, TEXT_SIZE.legend);
          expect(y + 10).toBe(height);
        }
        expect(end).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("a picture too narrow for all leaves the last ones out", () => {
  const { row } = lineRow(classesOf(0, 120), LINE_SIGNS, 120);
  expect(placeSigns(row, LINE_SIGNS).map(({ sign }) => sign)).toEqual(["boundary"]);
});
