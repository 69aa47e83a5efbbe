/** The plane itself: original and image on equal axes, drawn on a canvas, with handles to drag over it. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { addPoint } from "../../app/lab/add-point";
import type { HandleId } from "../../core/lab/drag";
import { labFacts } from "../../core/lab/facts";
import type { LabFilm } from "../../core/lab/interface";
import { hasFilm } from "../../core/lab/modes";
import { labSentence } from "../../core/lab/sentences";
import { biasOf, type LabState, matrixOf } from "../../core/lab/state";
import { fromPixel, isInside, type Span } from "../../viz/kit/scale";
import { drawLab } from "../../viz/lab/draw";
import type { LabHandle } from "../../viz/lab/view";
import { labView } from "../../viz/lab/view-model";
import { useApp, useLab } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import { pointerIn } from "../kit/pointer-in";
import { useSize } from "../kit/use-size";
import { usePictureTheme } from "../theme";
import { Handles } from "./Handles";
import { useLabData } from "./use-lab-data";
import "./picture.css";

export function LabPicture({ films }: { readonly films: readonly LabFilm[] }) {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const time = useLab((lab) => lab.time);
  const drawn = useLab((lab) => lab.drawn);
  const data = useLabData();
  const theme = usePictureTheme();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [active, setActive] = useState<HandleId | undefined>(undefined);
  /** The span when a drag began: a picture that rescales under the pointer cannot be aimed at. */
  const [held, setHeld] = useState<Span | undefined>(undefined);
  const moves = !drawn || time < 1;
  const view = useMemo(() => {
    if (size.width === 0 || size.height === 0) return undefined;
    // While a question is open there is the plane as it was and nothing else.
    const shown: LabState = drawn ? state : { ...state, mode: "one", layers: [] };
    const frames = moves ? films.map((film) => film.at(drawn ? time : 0)) : undefined;
    return labView({
      state: shown,
      data,
      size,
      active,
      held,
      frames: hasFilm(state) || !drawn ? frames : undefined,
    });
  }, [state, data, size, active, held, moves, films, time, drawn]);
  const sentence = useMemo(
    () =>
      drawn
        ? labSentence(state, labFacts(matrixOf(state.matrix), biasOf(state)), data)
        : "The plane as it was, before the question is answered.",
    [state, data, drawn],
  );
  const half = view?.span.half;
  useEffect(() => {
    if (half !== undefined) app.lab.getState().see(half, sentence);
  }, [app, half, sentence]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => view && drawLab(context, view, theme),
    [view, theme],
  );

  function onPointerDown(event: React.PointerEvent<HTMLElement>): void {
    const [panel] = view?.panels ?? [];
    if (state.shape !== "drawn" || !panel || moves || event.target !== event.currentTarget) return;
    const at = pointerIn(event.currentTarget, event);
    if (isInside(panel.plot, at)) addPoint(app, fromPixel(panel.viewBox, at));
  }

  return (
    <div
      ref={box}
      className="frame lab-picture"
      data-drawing={state.shape === "drawn"}
      onPointerDown={onPointerDown}
    >
      {view && (
        <>
          <PictureCanvas label={sentence} draw={draw} />
          {view.handles.length > 0 && (
            <Handles
              view={view}
              data={data}
              onActive={(handle: LabHandle | undefined, drags: boolean) => {
                setActive(handle?.id);
                setHeld(drags ? view.span : undefined);
              }}
            />
          )}
        </>
      )}
    </div>
  );
}
