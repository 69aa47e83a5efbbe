/** A picture of all recipes of a sweep, which pointer and keys go through: one press makes a recipe the network. */
import { useCallback, useRef, useState } from "react";
import { cellPlace, type GridLayout, moveCell, pickCell } from "../../viz/sweep/grid-layout";
import { PictureCanvas } from "../kit/PictureCanvas";
import { PictureCursor } from "../kit/PictureCursor";
import { useSize } from "../kit/use-size";

export interface SweepPictureProps {
  readonly label: string;
  readonly pictureLabel: string;
  /** Recipes. */
  readonly count: number;
  readonly layout: (width: number) => GridLayout;
  readonly draw: (context: CanvasRenderingContext2D, layout: GridLayout) => void;
  readonly nameOf: (index: number) => string;
  readonly onLook: (index: number | undefined) => void;
  readonly onOpen: (index: number) => void;
}

/** The cursor takes an item for none where it is 0. */
interface Item {
  readonly index: number;
}

export function SweepPicture({
  label,
  pictureLabel,
  count,
  layout: layOut,
  draw,
  nameOf,
  onLook,
  onOpen,
}: SweepPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [cursor, setCursor] = useState(0);
  const layout = layOut(width);
  const itemAt = (index: number | undefined): Item | undefined =>
    index === undefined ? undefined : { index };
  const drawIn = useCallback(
    (context: CanvasRenderingContext2D, room: number) => draw(context, layOut(room)),
    [draw, layOut],
  );
  return (
    <div ref={box} className="sweep-picture" style={{ height: layout.height }}>
      <PictureCursor<Item>
        label={label}
        item={itemAt(Math.min(cursor, count - 1))}
        nameOf={({ index }) => nameOf(index)}
        placeOf={({ index }) => cellPlace(layout, index)}
        pick={(at) => itemAt(pickCell(layout, at))}
        move={({ index }, key) => ({ index: moveCell(layout, index, key) })}
        onMove={({ index }) => setCursor(index)}
        onLook={(item) => onLook(item?.index)}
        onOpen={({ index }) => onOpen(index)}
        width={width}
        height={layout.height}
      >
        <PictureCanvas label={pictureLabel} draw={drawIn} />
      </PictureCursor>
    </div>
  );
}
