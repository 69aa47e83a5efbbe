/**
 * What can be dragged, as buttons over the canvas: by pointer, by touch, or with the arrow keys (Shift for ten steps,
 * Alt for a tenth of one). The mathematics of each drag is core/lab/drag.ts's.
 */
import { useRef, useState } from "react";
import { dragHandle, type HandleId } from "../../core/lab/drag";
import type { LabData } from "../../core/lab/state";
import type { Vector2 } from "../../core/math/matrix2";
import { picturePoint } from "../../viz/kit/points";
import { fromPixel, isInside } from "../../viz/kit/scale";
import type { LabHandle, LabView } from "../../viz/lab/view";
import { useApp } from "../context";
import { pointerIn } from "../kit/pointer-in";

export interface HandlesProps {
  readonly view: LabView;
  readonly data: LabData | undefined;
  /** Which handle has the focus or the pointer, and whether it is being dragged. */
  readonly onActive: (handle: LabHandle | undefined, drags: boolean) => void;
}

const ARROWS: Readonly<Record<string, Vector2>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A step that is one or a few pixels and a round number: 1, 2 or 5 times a power of ten. */
function roundStep(pixelsPerUnit: number, pixels: number): number {
  const wish = pixels / pixelsPerUnit;
  const power = 10 ** Math.floor(Math.log10(wish));
  const [step = 10] = [1, 2, 5].filter((digit) => digit * power >= wish * 0.999);
  return step * power;
}

function roundTo([x, y]: Vector2, step: number): Vector2 {
  const round = (value: number) => Number((Math.round(value / step) * step).toPrecision(10)) + 0;
  return [round(x), round(y)];
}

export function Handles({ view, data, onActive }: HandlesProps) {
  const app = useApp();
  const list = useRef<HTMLDivElement>(null);
  /** Where the pointer took hold, beside the handle's middle. */
  const grip = useRef<{ readonly id: HandleId; readonly dx: number; readonly dy: number } | undefined>(
    undefined,
  );
  const [dragged, setDragged] = useState<HandleId | undefined>(undefined);

  const boxOf = ({ at }: LabHandle) =>
    (view.panels.find(({ plot }) => isInside(plot, at, 2)) ?? view.panels[0])?.viewBox;

  function move(handle: LabHandle, to: Vector2, gesture: string): void {
    app.lab
      .getState()
      .change(
        `drag ${handle.name.split(",")[0]}`,
        (state) => dragHandle(state, handle.id, to, data),
        gesture,
      );
  }

  function onPointerDown(event: React.PointerEvent<HTMLButtonElement>, handle: LabHandle): void {
    if (event.button !== 0 || !list.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = pointerIn(list.current, event);
    grip.current = { id: handle.id, dx: x - handle.at[0], dy: y - handle.at[1] };
    setDragged(handle.id);
    onActive(handle, true);
  }

  function onPointerMove(event: React.PointerEvent<HTMLButtonElement>, handle: LabHandle): void {
    const box = boxOf(handle);
    if (grip.current?.id !== handle.id || !list.current || !box) return;
    const [x, y] = pointerIn(list.current, event);
    const held = picturePoint(x - grip.current.dx, y - grip.current.dy);
    // Half steps of the grid with Shift; else a step no finer than what the eye can place.
    const step = event.shiftKey ? 0.5 : roundStep(box.pixelsPerUnit, 1);
    move(handle, roundTo(fromPixel(box, held), step), `drag ${handle.id}`);
  }

  function onRelease(handle: LabHandle): void {
    if (grip.current?.id !== handle.id) return;
    grip.current = undefined;
    setDragged(undefined);
    onActive(handle, false);
    app.lab.getState().endGesture();
  }

  function onKeyDown(event: React.KeyboardEvent, handle: LabHandle): void {
    const arrow = ARROWS[event.key];
    const box = boxOf(handle);
    if (!arrow || !box || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = roundStep(box.pixelsPerUnit, 4) * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1);
    const [x, y] = handle.place;
    const to = roundTo([x + step * arrow[0], y + step * arrow[1]], event.altKey ? step : step / 10);
    move(handle, to, `keys ${handle.id}`);
  }

  return (
    <div className="lab-handles" ref={list}>
      {view.handles.map((handle) => (
        <button
          type="button"
          key={handle.id}
          className="lab-handle"
          data-handle={handle.id}
          data-dragged={dragged === handle.id}
          style={{ left: handle.at[0], top: handle.at[1] }}
          aria-label={`${handle.name}. Move with the arrow keys.`}
          onPointerDown={(event) => onPointerDown(event, handle)}
          onPointerMove={(event) => onPointerMove(event, handle)}
          onPointerUp={() => onRelease(handle)}
          onPointerCancel={() => onRelease(handle)}
          onKeyDown={(event) => onKeyDown(event, handle)}
          onKeyUp={() => app.lab.getState().endGesture()}
          // The press that begins a drag also brings the focus: that must not let go of the scale.
          onFocus={() => onActive(handle, grip.current !== undefined)}
          onBlur={() => {
            onActive(undefined, false);
            app.lab.getState().endGesture();
          }}
        />
      ))}
    </div>
  );
}
