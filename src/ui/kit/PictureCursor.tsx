/**
 * A picture of many things one can look at and set: by the pointer, and by a cursor that arrow keys move. One
 * focusable thing stands for all of them, wherever it is at the moment.
 */
import { type PointerEvent, type ReactNode, useRef, useState } from "react";
import type { CursorKey } from "../../viz/kit/cursor-key";
import type { PicturePoint } from "../../viz/kit/points";
import { pointerIn } from "./pointer-in";
import "./picture-cursor.css";

const KEYS: Readonly<Record<string, CursorKey>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

export interface PictureCursorProps<Item> {
  /** What the whole is, and how it is used. */
  readonly label: string;
  readonly item: Item | undefined;
  readonly nameOf: (item: Item) => string;
  readonly placeOf: (item: Item) => PicturePoint | undefined;
  readonly pick: (at: PicturePoint) => Item | undefined;
  readonly move: (item: Item, key: CursorKey) => Item;
  readonly onMove: (item: Item) => void;
  /** The pointer is on this, the keyboard's cursor is: shown; undefined when neither. */
  readonly onLook: (item: Item | undefined) => void;
  readonly onOpen: (item: Item) => void;
  readonly width: number;
  readonly height: number;
  /** The picture, and what stands over it. */
  readonly children: ReactNode;
}

export function PictureCursor<Item>({
  label,
  item,
  nameOf,
  placeOf,
  pick,
  move,
  onMove,
  onLook,
  onOpen,
  width,
  height,
  children,
}: PictureCursorProps<Item>) {
  const surface = useRef<HTMLDivElement>(null);
  /** Said when the cursor moves, and not again each time the number under it changes while training. */
  const [said, setSaid] = useState("");
  const at = (event: PointerEvent | React.MouseEvent): Item | undefined => {
    return surface.current ? pick(pointerIn(surface.current, event)) : undefined;
  };
  const place = item && placeOf(item);
  return (
    <div
      ref={surface}
      className="picture-cursor-surface"
      style={{ width, height }}
      role="application"
      aria-label={label}
      onPointerMove={(event) => event.pointerType !== "touch" && onLook(at(event))}
      onPointerLeave={() => onLook(undefined)}
      onClick={(event) => {
        const found = at(event);
        // Keys on the cursor make clicks too, which have no place.
        if (!found || event.detail === 0) return;
        onMove(found);
        onOpen(found);
      }}
      onKeyDown={(event) => {
        const key = KEYS[event.key];
        if (!item || !key || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const next = move(item, key);
        onMove(next);
        onLook(next);
        setSaid(nameOf(next));
      }}
    >
      {children}
      {item && place && (
        <button
          type="button"
          className="picture-cursor"
          style={{ left: place[0], top: place[1] }}
          aria-label={nameOf(item)}
          onFocus={() => onLook(item)}
          onBlur={() => onLook(undefined)}
          onClick={(event) => {
            if (event.detail !== 0) return;
            event.stopPropagation();
            onOpen(item);
          }}
        />
      )}
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </div>
  );
}
