/** On a picture: where the place has gone that the pointer is at, here or on another picture. */
import type { RefObject } from "react";
import type { PicturePoint } from "../../viz/kit/points";
import { useSession } from "../context";
import { onPicture, type ShownSheet } from "./pointed-place";
import "./place-mark.css";

export interface PlaceMarkProps {
  /** What the picture shows at the moment. */
  readonly shown: RefObject<ShownSheet | undefined>;
}

export function PlaceMark({ shown }: PlaceMarkProps) {
  const place = useSession((state) => state.pointed);
  return <MarkAt at={place && shown.current && onPicture(shown.current, place)} />;
}

/** The mark itself; nothing where there is no place. */
export function MarkAt({ at }: { readonly at: PicturePoint | undefined }) {
  return at ? <span className="place-mark" style={{ left: at[0], top: at[1] }} aria-hidden /> : null;
}
