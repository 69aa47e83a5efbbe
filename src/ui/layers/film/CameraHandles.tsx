/**
 * Turning the view of a wide layer by hand: the end of every unit's axis can be dragged or moved with the arrow
 * keys, and three units turn like a thing in space. How the view is chosen can be said outright as well.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { dragAxis, orbit } from "../../../core/film/camera";
import type { Camera } from "../../../core/film/types";
import type { NodeId } from "../../../core/network/network";
import { axisPlace } from "../../../viz/film/pick";
import { useApp } from "../../context";
import { pointerIn } from "../../kit/pointer-in";
import { CameraChoice } from "./CameraChoice";
import type { DrawnMoment } from "./use-film-drawing";

export interface CameraHandlesProps {
  readonly node: NodeId;
  readonly drawn: DrawnMoment;
}

/** Radians for every pixel of a drag: half a turn across 400 pixels. */
const RADIANS_PER_PIXEL = Math.PI / 400;
/** What an arrow key moves: a share of the axis's length, or radians of the turn. */
const KEY_STEP = 0.08;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function CameraHandles({ node, drawn }: CameraHandlesProps) {
  const app = useApp();
  const { camera, kind } = drawn.frame.view;
  const { handles } = drawn.view;
  const box = useRef<HTMLDivElement>(null);
  if (!camera || (kind !== "space" && kind !== "tour")) return null;
  const view = (next: Camera) => app.film.view(node, next);

  const dragTo = (unit: number) => (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return;
    const at = pointerIn(box.current, event);
    const [x, y] = axisPlace(drawn.view, at);
    view(dragAxis(camera, unit, x, y));
  };
  const onTurn = (event: PointerEvent) => {
    if (kind !== "space" || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    view(orbit(camera, event.movementX * RADIANS_PER_PIXEL, event.movementY * RADIANS_PER_PIXEL));
  };
  const take = (event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId);
  const onKey = (unit: number | undefined) => (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [dx, dy] = arrow;
    if (unit === undefined) view(orbit(camera, dx * KEY_STEP, -dy * KEY_STEP));
    else {
      const width = camera.axes.length / 2;
      const x = (camera.axes[unit] ?? 0) + dx * KEY_STEP;
      const y = (camera.axes[width + unit] ?? 0) + dy * KEY_STEP;
      view(dragAxis(camera, unit, x, y));
    }
  };
  return (
    <div ref={box} className="camera-handles">
      {kind === "space" && (
        <button
          type="button"
          className="orbit"
          aria-label="Turn the view of the three units: drag, or arrow keys"
          onPointerDown={take}
          onPointerMove={onTurn}
          onKeyDown={onKey(undefined)}
        />
      )}
      {handles.map(({ unit, name, at: [x, y] }) => (
        <button
          key={unit}
          type="button"
          className="axis-handle"
          aria-label={`Axis of ${name}: drag, or arrow keys`}
          title={`Drag to look along or across ${name}`}
          style={{ left: x, top: y }}
          onPointerDown={take}
          onPointerMove={dragTo(unit)}
          onKeyDown={onKey(unit)}
        />
      ))}
      <CameraChoice node={node} camera={camera} />
    </div>
  );
}
