/** Finds room for a word beside the thing it names: outward first, then around it, then further off. */
import type { Vector2 } from "../../core/math/matrix2";
import { boxOf, contains, type Label, overlaps } from "../kit/labels";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import type { LabLabel } from "./view";

/** Turns tried, in degrees from the outward direction, and distances in CSS pixels. */
const TURNS = [0, 40, -40, 80, -80, 130, -130, 180];
const DISTANCES = [9, 16, 26, 40];

/** Places words one after the other; each keeps off what was placed or blocked before it, where it can. */
export class LabelPlacer {
  private readonly taken: Rectangle[] = [];
  /** Kept clear of where there is room, written over with a halo where there is none. */
  private readonly soft: Rectangle[] = [];
  readonly labels: LabLabel[] = [];

  constructor(private readonly plot: Rectangle) {}

  /** Keeps words off a place. */
  block(...boxes: readonly Rectangle[]): void {
    this.taken.push(...boxes);
  }

  blockPoint([x, y]: Vector2, radius = 6): void {
    this.block({ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
  }

  /** Keeps words off a line, as small boxes along it; a soft one only while there is room elsewhere. */
  blockLine([ax, ay]: Vector2, [bx, by]: Vector2, isSoft = false): void {
    const steps = Math.min(60, Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 10)));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)];
      if (isSoft) this.soft.push({ left: x - 1.5, top: y - 1.5, width: 3, height: 3 });
      else this.blockPoint([x, y], 2.5);
    }
  }

  /** A word at its place, whatever is there. */
  fix(label: LabLabel): void {
    this.labels.push(label);
    this.block(boxOf(label));
  }

  /**
   * @param outward direction in CSS pixels, y downwards; need not have length 1
   * @returns whether there was room
   */
  place(
    text: string,
    of: LabLabel["of"],
    [x, y]: Vector2,
    outward: Vector2,
    font: Label["font"] = "text",
  ): boolean {
    const angle = Math.atan2(outward[1], outward[0]);
    for (const obstacles of [[...this.taken, ...this.soft], this.taken]) {
      for (const distance of DISTANCES) {
        for (const turn of TURNS) {
          const direction = angle + (turn * Math.PI) / 180;
          const at: Vector2 = [x + distance * Math.cos(direction), y + distance * Math.sin(direction)];
          const label = beside(text, of, font, at, direction);
          const box = boxOf(label);
          if (!contains(this.plot, box) || obstacles.some((other) => overlaps(box, other, 1))) continue;
          this.fix(label);
          return true;
        }
      }
    }
    return false;
  }
}

/** A word whose nearest edge or corner is at a place, seen in this direction. */
function beside(
  text: string,
  of: LabLabel["of"],
  font: Label["font"],
  [x, y]: Vector2,
  direction: number,
): LabLabel {
  const across = Math.cos(direction);
  const down = Math.sin(direction);
  const align = across > 0.4 ? "left" : across < -0.4 ? "right" : "center";
  const baseline = down > 0.6 ? "top" : down < -0.6 ? "bottom" : "middle";
  return { text, x, y, align, baseline, size: TEXT_SIZE.label, font, of };
}
