/** A panel under way: what is on it so far; words are placed last, when it is known what they have to keep off. */
import type { Vector2 } from "../../core/math/matrix2";
import { boxOfRuler, makeRuler } from "../kit/axes";
import { axisTicks } from "../kit/axis-ticks";
import { boxOf, type Label } from "../kit/labels";
import type { Marks } from "../kit/place-marks";
import type { PicturePoint, PlanePoint } from "../kit/points";
import { toPixel, type ViewBox } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { textWidth } from "../kit/text-width";
import { makeArrow } from "./paths";
import { LabelPlacer } from "./place-labels";
import type { ArrowRole, LabArea, LabArrow, LabDots, LabLabel, LabPanel, LabPath, LabStroke } from "./view";

const TICK_SPACING = 56;
const INSET = 9;
const NOTE_SLACK = 8;
/** A corner of an area beyond this many pixels is not drawn. */
const FURTHEST = 1e5;

/** Lines that words keep off where they can. */
const CLEAR_OF: ReadonlySet<LabStroke> = new Set([
  "image",
  "divider",
  "eigenLine",
  "nullLine",
  "columnSpace",
  "turn",
  "inverse",
]);

interface Saying {
  readonly text: string;
  readonly of: LabLabel["of"];
  readonly at: PicturePoint;
  /** In pixels. */
  readonly outward: Vector2;
}

/** Collects what is on a panel; `finish` places its words and hands it over. */
export class PanelDraft {
  readonly areas: LabArea[] = [];
  readonly paths: LabPath[] = [];
  readonly dots: LabDots[] = [];
  readonly arrows: LabArrow[] = [];
  marks: Marks | undefined;
  ghostMarks: Marks | undefined;
  private readonly sayings: Saying[] = [];
  private readonly notes: string[] = [];

  constructor(readonly view: ViewBox) {}

  /** An arrow from one place of the plane to another, with a word at its tip. */
  arrow(role: ArrowRole, from: PlanePoint, to: PlanePoint, text?: string): void {
    const arrow = makeArrow(role, from, to, this.view);
    if (!arrow) return;
    const along: Vector2 = [arrow.to[0] - arrow.from[0], arrow.to[1] - arrow.from[1]];
    this.arrows.push(arrow);
    if (text === undefined) return;
    const isShort = Math.hypot(...along) < 4;
    this.say(text, role, arrow.to, isShort ? [1, -1] : along);
  }

  /** A word near a place of the picture, outwards if there is room. */
  say(text: string, of: LabLabel["of"], at: PicturePoint, outward: Vector2): void {
    this.sayings.push({ text, of, at, outward });
  }

  /** A word near a place of the plane. */
  sayAt(text: string, of: LabLabel["of"], place: PlanePoint, outward: Vector2): void {
    this.say(text, of, toPixel(this.view, place), outward);
  }

  /** A piece of the plane, by its corners in order; left out where one of them is too far off to be drawn. */
  area(kind: LabArea["kind"], corners: readonly PlanePoint[], reversed: boolean): void {
    const pixels = corners.map((corner) => toPixel(this.view, corner));
    if (!pixels.every(([x, y]) => Math.abs(x) < FURTHEST && Math.abs(y) < FURTHEST)) return;
    this.areas.push({ kind, corners: pixels, reversed });
  }

  /** A remark in the top left corner. */
  note(text: string): void {
    this.notes.push(text);
  }

  finish(title: Label | undefined): LabPanel {
    const { view } = this;
    const { plot } = view;
    const placer = new LabelPlacer(plot);
    const ruler = makeRuler(view, "wide", TEXT_SIZE.note);
    placer.block(boxOfRuler(ruler), boxOf(ruler.label));
    const room = plot.width - 2 * INSET - NOTE_SLACK;
    const noteLines = this.notes.flatMap((text) => wrapText(text, room, TEXT_SIZE.label));
    noteLines.forEach((text, index) => {
      const place = { x: plot.left + INSET, y: plot.top + INSET + index * 17 };
      placer.fix({
        text,
        ...place,
        align: "left",
        baseline: "top",
        size: TEXT_SIZE.label,
        font: "text",
        of: "quiet",
      });
    });
    for (const { from, to } of this.arrows) {
      placer.blockLine(from, to);
      placer.blockPoint(to, 7);
    }
    for (const path of this.paths) if (CLEAR_OF.has(path.stroke)) blockPath(placer, path);
    for (const { text, of, at, outward } of this.sayings) placer.place(text, of, at, outward);
    return {
      plot,
      viewBox: view,
      title,
      areas: this.areas,
      paths: this.paths,
      dots: this.dots,
      marks: this.marks,
      ghostMarks: this.ghostMarks,
      arrows: this.arrows,
      ticks: axisTicks({
        view,
        fontSize: TEXT_SIZE.note,
        spacing: TICK_SPACING,
        axes: "both",
        avoid: [...placer.labels.map(boxOf), boxOfRuler(ruler), boxOf(ruler.label)],
      }),
      ruler,
      labels: placer.labels,
    };
  }
}

function blockPath(placer: LabelPlacer, { coordinates, starts }: LabPath): void {
  const begins = new Set(starts);
  for (let vertex = 1; 2 * vertex < coordinates.length; vertex++) {
    if (begins.has(vertex)) continue;
    const at = (index: number): Vector2 => [
      coordinates[2 * index] as number,
      coordinates[2 * index + 1] as number,
    ];
    placer.blockLine(at(vertex - 1), at(vertex), true);
  }
}

/** Whole words on lines no wider than `room`. */
function wrapText(text: string, room: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) > room) lines.push(word);
    else lines[Math.max(0, lines.length - 1)] = longer;
  }
  return lines;
}
