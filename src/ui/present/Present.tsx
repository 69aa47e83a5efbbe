/**
 * For a projector: one picture and one sentence, stop by stop. A clicker's keys go on and back (app/commands/present-commands.ts);
 * the pointer is shown large; sizes for rooms of different depth.
 */
import { ChevronLeft, ChevronRight, Pause, Play, X } from "lucide-react";
import {
  type CSSProperties,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { listenForKeys } from "../../app/commands/keys";
import { makeFilm } from "../../app/film/make-film";
import type { Film } from "../../core/film/film";
import { momentOf, stopTime } from "../../core/film/moment";
import { share } from "../../core/words/linear-probe-words";
import { useApp, useFilm, useRun, useSession } from "../context";
import { Button, CommandButton } from "../kit/Button";
import { NothingYet } from "../kit/Message";
import { PictureCanvas } from "../kit/PictureCanvas";
import { pointerIn } from "../kit/pointer-in";
import { Segmented } from "../kit/Segmented";
import { useFilmClock } from "../layers/film/use-film-clock";
import { useFilmDrawing } from "../layers/film/use-film-drawing";
import { useLinearProbeSteps } from "../layers/meters/use-linear-probe-steps";
import { pageCommands } from "../page-commands";
import { PresentWide, WideStops } from "./PresentWide";
import { PresentWords } from "./PresentWords";
import { RunLine } from "./RunLine";
import { StopButton } from "./StopButton";
import "./present.css";

const ROOMS = [
  { value: "1", label: "Table", hint: "For a table" },
  { value: "1.5", label: "Room", hint: "For a room: read at three metres" },
  { value: "2", label: "Hall", hint: "For a hall: read at five metres and more" },
] as const;

export function Present() {
  const app = useApp();
  const film = useFilm((state) => state.film);
  const refusal = useRun((state) => state.pictureRefusal);
  const room = useSession((state) => state.preferences.room);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => app.film.watch(makeFilm), [app]);
  // The top bar, which listens otherwise, is not there.
  // As soon as the page is there: an effect that waits for a paint loses the keys of a quick hand.
  useLayoutEffect(() => listenForKeys(app, pageCommands), [app]);
  useEffect(() => {
    const presentation = page.current;
    presentation?.focus();
    // After a press of the pointer Space goes on, as before, and does not press the same button again.
    const onClick = ({ detail }: MouseEvent) => detail > 0 && presentation?.focus();
    presentation?.addEventListener("click", onClick);
    return () => presentation?.removeEventListener("click", onClick);
  }, []);
  return (
    <div ref={page} className="present" tabIndex={-1} style={{ "--room": room } as CSSProperties}>
      {film ? (
        <Slide film={film} />
      ) : refusal ? (
        <PresentWide refusal={refusal} />
      ) : (
        <div className="present-picture">
          <NothingYet>The network is on its way…</NothingYet>
        </div>
      )}
      <RunLine />
      <div className="present-bar">
        <nav className="present-stops controls" aria-label={film ? "Stops of the film" : "Layers"}>
          <CommandButton id="present-back" look="quiet" icon={<ChevronLeft size={18} />} iconOnly />
          {film ? <FilmStops film={film} /> : <WideStops />}
          <CommandButton id="present-next" look="quiet" icon={<ChevronRight size={18} />} iconOnly />
          {film && <PlayButton />}
        </nav>
        <div className="present-tools controls">
          <CommandButton id="train" look="quiet" />
          <Segmented
            label="Size for the room"
            value={String(room)}
            choices={ROOMS}
            onChange={(value) => app.session.getState().prefer({ room: Number(value) })}
          />
          <Button
            look="quiet icon"
            hint="Back to the page"
            keys="escape"
            aria-label="Leave the presentation"
            onClick={() => app.session.getState().lay("watch")}
          >
            <X size={18} />
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The present stop: its picture, its name and what it does. */
function Slide({ film }: { readonly film: Film }) {
  const time = useFilm((state) => state.time);
  const drawAt = useFilmDrawing({ detail: "large" });
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) =>
      drawAt(time)(context, width, height),
    [drawAt, time],
  );
  useFilmClock(film);
  const { of, phase } = momentOf(film, time);
  const found = useLinearProbeSteps();
  const { line, before } = found?.steps.get(of.node) ?? {};
  const doesMost = found?.biggest === of.node;
  const lineWords = useMemo(
    () =>
      line && (
        <>
          A straight line parts <b>{share(line)}</b> of the examples here
          {doesMost && before && (
            <>
              {" "}
              and <b>{share(before)}</b> before: no layer does more of the work
            </>
          )}
          .
        </>
      ),
    [line, before, doesMost],
  );
  return (
    <>
      <div className="present-picture frame" data-part="stage">
        <PictureCanvas label={`The plane after ${of.name}`} draw={draw} />
        <LargePointer />
      </div>
      <PresentWords
        name={of.name}
        sentence={phase ? phase.label : of.sentence}
        line={phase ? undefined : lineWords}
      />
    </>
  );
}

/** Where in the film it is, to press. */
function FilmStops({ film }: { readonly film: Film }) {
  const app = useApp();
  const chapter = useFilm(({ time }) => momentOf(film, time).chapter);
  return film.chapters.map(({ node, name }, index) => (
    <StopButton
      key={node}
      name={name}
      isPresent={index === chapter}
      onPress={() => {
        app.film.pause();
        app.film.seek(stopTime(film, index));
      }}
    />
  ));
}

function PlayButton() {
  const isPlaying = useFilm((state) => state.playing);
  return (
    <CommandButton
      id="present-play"
      look="quiet"
      icon={isPlaying ? <Pause size={16} fill="currentColor" /> : <Play size={16} fill="currentColor" />}
      iconOnly
    />
  );
}

/** A ring around the pointer that is seen from the back of the room. */
function LargePointer() {
  const ring = useRef<HTMLDivElement>(null);
  const place = (event: PointerEvent<HTMLDivElement>) => {
    const [x, y] = pointerIn(event.currentTarget, event);
    ring.current?.style.setProperty("transform", `translate(${x}px, ${y}px)`);
    ring.current?.classList.add("moved");
  };
  return (
    <div className="large-pointer" onPointerMove={place} aria-hidden>
      <div ref={ring} className="large-pointer-ring" />
    </div>
  );
}
