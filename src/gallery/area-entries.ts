/** The area meter in every state it can be in: over the layer's own picture, and over the input plane. */

import { type AreaChange, cellAreas, compareAreas } from "../core/math/area";
import { atCrossings } from "../core/math/sheet";
import { areaSinceInput } from "../core/words/area-words";
import { drawArea, drawAreaLegend } from "../viz/area/draw";
import { areaLegend } from "../viz/area/legend";
import { areaView } from "../viz/area/view-model";
import { boundsOf, fitSpan } from "../viz/kit/fit";
import { createViewBox, sharedSpan, toPixels } from "../viz/kit/scale";
import type { GalleryEntry } from "./entry";
import { domain, nodes, shape, sheet } from "./material";
import { runNet } from "./net";

const SIDE = 300;
const shared = sharedSpan(domain);
const plot = { left: 0, top: 0, width: SIDE, height: SIDE };

/** @param where [sheetSize, 2]: where the sheet's points are drawn */
function entry(
  id: string,
  title: string,
  change: AreaChange,
  where: Float32Array,
  fitted = true,
  sinceInput = change,
): GalleryEntry {
  const view = createViewBox(fitted ? fitSpan(boundsOf(where, new Float32Array()), shared) : shared, plot);
  const crossings = toPixels(view, atCrossings(shape, where, 2));
  return {
    id: `area-${id}`,
    title,
    width: SIDE,
    height: SIDE + 72,
    draw: (context, theme) => {
      context.fillStyle = theme.ground;
      context.fillRect(0, 0, SIDE, SIDE + 72);
      drawArea(context, areaView({ change, sinceInput, lines: shape.lines, crossings, plot }), theme);
      drawAreaLegend(context, areaLegend({ left: 8, top: SIDE + 8, width: SIDE - 16 }), theme);
    },
  };
}

function since(values: Float32Array, width = 2): AreaChange {
  return areaSinceInput(shape, cellAreas(shape, values, width));
}

const whole = runNet(sheet);
const flat = (index: number) => nodes[index]?.sheet ?? sheet;
const map = (f: (x: number, y: number) => readonly [number, number]) => {
  const moved = new Float32Array(sheet.length);
  for (let index = 0; index < sheet.length; index += 2) {
    moved.set(f(sheet[index] as number, sheet[index + 1] as number), index);
  }
  return moved;
};
const folded = map((x, y) => [Math.abs(x + 1) - 1 + 0.25 * y, y - 0.2 * x]);
const sine = map((x, y) => [Math.sin(0.6 * x + 0.3 * y), Math.sin(0.5 * y - 0.2 * x)]);
const relu = map((x, y) => [Math.max(0, x + 0.4 * y), Math.max(0, y)]);
const spoiled = map((x, y) => (x > 2 && y > 2 ? [Number.NaN, 0] : [x, y]));
const huge = map((x, y) => (x > 5.9 ? [1e30, y] : [2 * x, 0.25 * y]));

export const areaEntries: readonly GalleryEntry[] = [
  entry("tanh-4", "M2's second tanh, fitted", since(flat(4)), flat(4)),
  entry("tanh-6", "M2's third tanh turns the sheet over", since(flat(6)), flat(6)),
  entry(
    "tanh-6-before",
    "the same against the Dense before it: a tanh turns nothing over",
    compareAreas(cellAreas(shape, flat(5), 2), cellAreas(shape, flat(6), 2)),
    flat(6),
    true,
    since(flat(6)),
  ),
  entry("tanh-6-input", "the same areas, over the input plane", since(flat(6)), sheet, false),
  entry("wide", "four units, on their principal axes", since(whole[2]?.values ?? sheet, 4), flat(2)),
  entry("identity", "nothing changed", since(sheet), sheet, false),
  entry("fold", "folded over", since(folded), folded),
  entry("sine", "sin folds to and fro", since(sine), sine),
  entry("sine-input", "sin, over the input plane", since(sine), sheet, false),
  entry("relu", "relu, where the sheet went", since(relu), relu),
  entry("relu-input", "relu, over the input plane: grey is lost", since(relu), sheet, false),
  entry(
    "line",
    "pressed onto a line",
    since(map((x, y) => [x + y, x + y])),
    map((x, y) => [x + y, x + y]),
  ),
  entry("point", "pressed onto a point", since(map(() => [1, 1])), sheet, false),
  entry(
    "scale",
    "from a thousandth to a thousand times",
    since(map((x, y) => [Math.sign(x) * (Math.exp(1.3 * Math.abs(x)) - 1), y])),
    sheet,
    false,
  ),
  entry("nan", "a part not a number", since(spoiled), spoiled, false),
  entry("huge", "a column at 1e30", since(huge), huge, false),
  entry(
    "nothing",
    "no sheet",
    { ...since(sheet), states: [], ratios: new Float64Array() },
    new Float32Array(),
    false,
  ),
];
