/** Where the units stand: a column for each depth, layers of one depth under each other, all units of one size. */
import type { Rectangle } from "../kit/scale";
import type { NeuronLayer } from "./layers";

export interface PlacedLayer {
  readonly layer: number;
  /** Units drawn; the first so many. */
  readonly shown: number;
  /** Units left out. */
  readonly more: number;
  /** The column's middle, and how wide it is. */
  readonly x: number;
  readonly width: number;
  /** Top of the layer's two lines of words. */
  readonly headTop: number;
  /** One box a shown unit. */
  readonly boxes: readonly Rectangle[];
  /** Where "… 988 more" stands. */
  readonly moreY: number;
}

export interface NeuronLayout {
  /** At least what was asked for: more where the units would become too small to hit. */
  readonly width: number;
  readonly height: number;
  /** Side of a unit. */
  readonly side: number;
  readonly layers: readonly PlacedLayer[];
}

export interface LayoutRoom {
  readonly width: number;
  readonly height: number;
  /** Height of what stands below the units. */
  readonly below: number;
}

/** Layers up to this are drawn whole. */
const MAX_UNITS = 12;
/** Of wider ones at least so many. */
const FEWEST_UNITS = 3;
/** A unit is a target for fingers too. */
const SMALLEST = 24;
const LARGEST = 76;
/** From the top of a unit's box to the next one's, less the box: the bias under it, and a gap. */
const BELOW_UNIT = 18;
/** Height of a layer's two lines of words, in CSS pixels. */
const HEAD = 48;
const MORE_LINE = 16;
const NARROWEST_COLUMN = 56;
const MARGIN = 8;

/** Boxes of one size for all units, the largest that the room allows. */
export function layOutNeurons(layers: readonly NeuronLayer[], room: LayoutRoom): NeuronLayout {
  const columns = Math.max(1, ...layers.map(({ depth }) => depth + 1));
  const width = Math.max(room.width, columns * NARROWEST_COLUMN + 2 * MARGIN);
  const columnWidth = (width - 2 * MARGIN) / columns;
  const open = room.height - room.below - MARGIN;
  // As many of a wide layer as the room, or a layer that is drawn whole, makes place for.
  const whole = Math.max(0, ...layers.map(({ units }) => (units <= MAX_UNITS ? units : 0)));
  const most = Math.max(whole, Math.floor((open - HEAD - MORE_LINE) / (SMALLEST + BELOW_UNIT)));
  const shownOf = ({ units }: NeuronLayer) =>
    units <= MAX_UNITS ? units : Math.min(MAX_UNITS, Math.max(FEWEST_UNITS, most));
  const stacks = Array.from({ length: columns }, (_, depth) =>
    layers.flatMap((layer, index) => (layer.depth === depth ? [{ layer, index }] : [])),
  );
  /** Heights that do not grow with the units' size, and units, of each column. */
  const needs = stacks.map((stack) => ({
    fixed: stack.reduce(
      (sum, { layer }) =>
        sum + HEAD + shownOf(layer) * BELOW_UNIT + (layer.units > shownOf(layer) ? MORE_LINE : 0),
      0,
    ),
    units: stack.reduce((sum, { layer }) => sum + shownOf(layer), 0),
  }));
  const roomiest = Math.min(LARGEST, columnWidth * 0.52);
  const side = Math.max(
    SMALLEST,
    Math.floor(Math.min(roomiest, ...needs.map(({ fixed, units }) => (open - fixed) / Math.max(1, units)))),
  );
  const tallest = Math.max(0, ...needs.map(({ fixed, units }) => fixed + units * side));
  const height = Math.max(room.height, tallest + room.below + MARGIN);
  const bottom = height - room.below - MARGIN;

  const placed: PlacedLayer[] = [];
  stacks.forEach((stack, depth) => {
    const { fixed, units } = needs[depth] ?? { fixed: 0, units: 0 };
    const x = MARGIN + (depth + 0.5) * columnWidth;
    // Words stand in one line at the top where a column has one layer; its units are centred under them.
    const isSingle = stack.length === 1;
    const slack = bottom - (fixed + units * side);
    let y = isSingle ? 0 : slack / 2;
    for (const { layer, index } of stack) {
      const headTop = y + MARGIN;
      const shown = shownOf(layer);
      const top = y + HEAD + (isSingle ? slack / 2 : 0);
      const boxes = Array.from({ length: shown }, (_, unit) => ({
        left: Math.round(x - side / 2),
        top: Math.round(top + unit * (side + BELOW_UNIT)),
        width: side,
        height: side,
      }));
      const end = top + shown * (side + BELOW_UNIT);
      placed.push({
        layer: index,
        shown,
        more: layer.units - shown,
        x,
        width: columnWidth,
        headTop,
        boxes,
        moreY: end,
      });
      y = end + (layer.units > shown ? MORE_LINE : 0);
    }
  });
  placed.sort((one, other) => one.layer - other.layer);
  return { width, height, side, layers: placed };
}
