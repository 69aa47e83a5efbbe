/** The film's stage: one moment, large, in a line what is under way and how it is seen, and the time bar. */
import { type PointerEvent, useCallback, useMemo, useRef, useState } from "react";
import { areaSentenceOf } from "../../../app/film/area-since-input";
import type { Film } from "../../../core/film/film";
import { momentOf } from "../../../core/film/moment";
import { whatIsSeen } from "../../../viz/film/what-is-seen";
import type { PlaneView } from "../../../viz/plane/input";
import { useApp, useFilm, useRun, useSession } from "../../context";
import { PictureCanvas } from "../../kit/PictureCanvas";
import { pointerIn } from "../../kit/pointer-in";
import { useReducedMotion } from "../../media";
import { FollowedPoints } from "../FollowedPoints";
import { PlaceMark } from "../PlaceMark";
import { type ShownSheet, underPointer } from "../pointed-place";
import { StageWords } from "../StageWords";
import { useLargePlaneDrawing } from "../use-large-plane-drawing";
import { CameraHandles } from "./CameraHandles";
import { FilmStills } from "./FilmStills";
import { FilmTransport } from "./FilmTransport";
import { useFilmClock } from "./use-film-clock";
import { type DrawnMoment, useFilmDrawing } from "./use-film-drawing";
import "./film.css";

export function FilmStage({ film }: { readonly film: Film }) {
  const app = useApp();
  const time = useFilm((state) => state.time);
  const playing = useFilm((state) => state.playing);
  const followed = useSession((state) => state.preferences.followPoints);
  const showArea = useSession((state) => state.preferences.showArea);
  const scale = useSession((state) => state.preferences.scale);
  const cloud = useSession((state) => state.preferences.cloud);
  const still = useReducedMotion();
  const [drawn, setDrawn] = useState<DrawnMoment | undefined>(undefined);
  const drawAt = useFilmDrawing({ detail: "large", look: setDrawn });
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) =>
      drawAt(time)(context, width, height),
    [drawAt, time],
  );
  useFilmClock(film);
  const moment = momentOf(film, time);
  const { node, name } = moment.of;
  const [cloudView, setCloudView] = useState<PlaneView | undefined>(undefined);
  const lookAtCloud = useCallback((view: PlaneView) => {
    setCloudView(view);
    return view;
  }, []);
  const drawCloud = useLargePlaneDrawing({ node, scale, prepare: lookAtCloud });
  const isCloud = cloud && moment.phase === undefined;
  const picture = useRun((state) => state.picture);
  const areas = useMemo(
    () => (showArea && picture ? areaSentenceOf(picture, node) : undefined),
    [showArea, picture, node],
  );
  const shown = useRef<ShownSheet | undefined>(undefined);
  shown.current =
    drawn && picture && !isCloud
      ? { shape: picture.shape, sheet: drawn.frame.sheet, viewBox: drawn.view.viewBox }
      : undefined;
  const point = (event: PointerEvent<HTMLElement>) => {
    const pointed = shown.current && underPointer(shown.current, pointerIn(event.currentTarget, event));
    app.session.getState().set({ pointed });
  };
  const atRest = drawn?.frame.atStop && !isCloud ? drawn : undefined;
  return (
    <div className="stage">
      <StageWords
        now={moment.phase ? `${name}: ${moment.phase.label}` : `After ${name}`}
        view={isCloud ? cloudView?.shareLabel : drawn?.frame.view.label}
        camera={isCloud ? undefined : drawn?.frame.view.camera?.kind}
        isZoomed={(isCloud ? cloudView : drawn?.view)?.zoomLabel !== undefined}
        notes={[
          ...(isCloud ? (cloudView?.notes ?? []) : drawn ? whatIsSeen(drawn.frame, drawn.view) : []),
          ...(showArea
            ? [
                areas
                  ? `Since the input: ${areas}`
                  : "Areas are measured up to 64 units: of this layer there are none.",
              ]
            : []),
        ]}
      />
      <div
        className="frame film-frame"
        data-part="stage"
        onPointerMove={point}
        onPointerLeave={() => app.session.getState().set({ pointed: undefined })}
      >
        <PictureCanvas
          label={
            moment.phase
              ? `The plane on its way to ${name}: ${moment.phase.label}`
              : `The plane after ${name}`
          }
          draw={isCloud ? drawCloud : draw}
        />
        <PlaceMark shown={shown} />
        {atRest && <CameraHandles node={node} drawn={atRest} />}
        {atRest && followed && (
          <FollowedPoints node={node} viewBox={atRest.view.viewBox} axes={atRest.frame.view.camera?.axes} />
        )}
      </div>
      {still && <FilmStills film={film} chapter={moment.chapter} />}
      <FilmTransport still={still} />
      <p className="visually-hidden" role="status" aria-live="polite">
        {playing ? "" : moment.text}
      </p>
    </div>
  );
}
