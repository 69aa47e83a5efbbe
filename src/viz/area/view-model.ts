/**
 * The sheet's cells coloured by what a layer made of their area, over any picture of the sheet: it needs no more
 * than the pixels of the crossings. Cells that face another way than most lie on top, as a flap that is folded over.
 */
import type { AreaChange } from "../../core/math/area";
import { clipPolygon } from "../kit/clip";
import type { Polylines } from "../kit/polylines";
import { grow, type Rectangle } from "../kit/scale";
import { areaStep } from "./colours";

/** What the colours need to know of a change. */
export type DrawnChange = Pick<AreaChange, "ratios" | "states" | "turnedOver">;

export interface AreaInput {
  readonly change: DrawnChange;
  /** What became of the cells since the input, where `change` is against another layer: it tells which lie on top. */
  readonly sinceInput?: DrawnChange;
  /** Lines of the sheet in each family. */
  readonly lines: number;
  /** [lines × lines, 2]: where the crossings are, in CSS pixels; rows of the sheet from bottom to top, each from left to right. */
  readonly crossings: Float32Array;
  /** What is cut at. */
  readonly plot: Rectangle;
}

/** Polygons that are filled alike. */
export interface AreaGroup extends Polylines {
  /** areaStep of their ratio; "killed" where no area is left. */
  readonly fill: number | "killed";
  /** They face away. */
  readonly reversed: boolean;
  /** [segments, 4]: x, y, x, y of the lines that hatch them; none where they face on. */
  readonly hatch: Float32Array;
}

export interface AreaView {
  readonly plot: Rectangle;
  /** In the order they are drawn: killed cells, those that face as most do, those folded over them. */
  readonly groups: readonly AreaGroup[];
  /** Cells that are not finite and so are not drawn. */
  readonly odd: number;
}

/** Slack around the plot, so that no edge that a cut makes is seen. */
const SLACK = 4;

/** Distance of two hatch lines along an axis, in pixels. */
const HATCH = 7;

/**
 * The cells as polygons to fill, grouped by colour. Cells that are not finite, or not in the plot, are left out.
 */
export function areaView({ change, sinceInput = change, lines, crossings, plot }: AreaInput): AreaView {
  const box = grow(plot, SLACK);
  const killed: Pens = new Map();
  // Below and on top, of each the cells that face on and those that face away.
  const layers = [0, 1].map(() => ({ kept: new Map() as Pens, reversed: new Map() as Pens }));
  const most = sinceInput.turnedOver ? "reversed" : "kept";
  if (crossings.length >= 2 * lines * lines) {
    change.states.forEach((state, cell) => {
      if (state === "odd") return;
      const polygon = cellPolygon(crossings, lines, cell, box);
      if (polygon.length === 0) return;
      if (state === "killed") addPolygon(killed, state, polygon);
      else {
        const layer = layers[sinceInput.states[cell] === most ? 0 : 1];
        if (layer) addPolygon(layer[state], areaStep(change.ratios[cell] as number), polygon);
      }
    });
  }
  return {
    plot,
    groups: [
      ...groupsOf(killed, false),
      ...layers.flatMap(({ kept, reversed }) => [...groupsOf(kept, false), ...groupsOf(reversed, true)]),
    ],
    odd: change.states.filter((state) => state === "odd").length,
  };
}

interface Pen {
  readonly coordinates: number[];
  readonly starts: number[];
}

type Pens = Map<number | "killed", Pen>;

function addPolygon(pens: Pens, fill: number | "killed", polygon: readonly number[]): void {
  const pen = pens.get(fill) ?? { coordinates: [], starts: [] };
  pens.set(fill, pen);
  pen.starts.push(pen.coordinates.length / 2);
  for (const coordinate of polygon) pen.coordinates.push(coordinate);
}

function groupsOf(pens: Pens, reversed: boolean): readonly AreaGroup[] {
  return [...pens]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([fill, { coordinates, starts }]) => ({
      fill,
      reversed,
      hatch: reversed ? hatchLines(coordinates, starts) : new Float32Array(),
      coordinates: Float32Array.from(coordinates),
      starts: Uint32Array.from(starts),
    }));
}

/** The cell's four corners; cut where one of them is far off; empty where it cannot be seen or is not finite. */
function cellPolygon(
  crossings: Float32Array,
  lines: number,
  cell: number,
  box: Rectangle,
): readonly number[] {
  const row = Math.floor(cell / (lines - 1));
  const column = cell % (lines - 1);
  const first = row * lines + column;
  const polygon: number[] = [];
  let inside = true;
  for (const corner of [first, first + 1, first + lines + 1, first + lines]) {
    const x = crossings[2 * corner] as number;
    const y = crossings[2 * corner + 1] as number;
    if (!Number.isFinite(x + y)) return [];
    inside &&= x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
    polygon.push(x, y);
  }
  return inside ? polygon : clipPolygon(box, polygon);
}

/**
 * Slanted lines cut to polygons. As segments and not as lines cut by a clip, which takes a browser a hundred times as
 * long; they lie on one family for all polygons, so that they run on from cell to cell.
 */
function hatchLines(coordinates: readonly number[], starts: readonly number[]): Float32Array {
  const segments: number[] = [];
  starts.forEach((start, polygon) => {
    const end = starts[polygon + 1] ?? coordinates.length / 2;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let vertex = start; vertex < end; vertex++) {
      const along = (coordinates[2 * vertex] as number) + (coordinates[2 * vertex + 1] as number);
      low = Math.min(low, along);
      high = Math.max(high, along);
    }
    for (let line = Math.ceil(low / HATCH); line * HATCH < high; line++) {
      const places = crossingsOf(coordinates, start, end, line * HATCH);
      // In and out of the polygon by turns, however often it turns in on itself.
      for (let pair = 0; pair + 1 < places.length; pair += 2) {
        for (const x of [places[pair] as number, places[pair + 1] as number])
          segments.push(x, line * HATCH - x);
      }
    }
  });
  return Float32Array.from(segments);
}

/** Where the line x + y = level crosses a polygon's border: x, in rising order. */
function crossingsOf(
  coordinates: readonly number[],
  start: number,
  end: number,
  level: number,
): readonly number[] {
  const places: number[] = [];
  for (let vertex = start; vertex < end; vertex++) {
    const next = vertex + 1 < end ? vertex + 1 : start;
    const x = coordinates[2 * vertex] as number;
    const nextX = coordinates[2 * next] as number;
    const here = x + (coordinates[2 * vertex + 1] as number) - level;
    const there = nextX + (coordinates[2 * next + 1] as number) - level;
    if (here >= 0 !== there >= 0) places.push(x + (here / (here - there)) * (nextX - x));
  }
  return places.sort((a, b) => a - b);
}
