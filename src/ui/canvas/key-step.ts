/** What an arrow key moves or resizes a note or a frame by. */
import type { KeyboardEvent } from "react";
import type { Position } from "../../core/network/network";

/** Canvas units that a key moves by, the distance of the dots. */
const STEP = 20;

const steps: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** Undefined for any other key, and for one that is pressed with Ctrl or Alt. */
export function keyStep({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Position | undefined {
  return ctrlKey || metaKey || altKey ? undefined : steps[key];
}
