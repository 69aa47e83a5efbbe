/** Two runs beside each other: their planes at the same layer and epoch, from one side and on one scale, their films in step. */
import { ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { domainOf } from "../../../app/network/dataset";
import { runsOf } from "../../../app/runs/runs";
import type { Film } from "../../../core/film/film";
import { camerasOf, sameMoment } from "../../../core/film/in-step";
import { momentOf, stopTime } from "../../../core/film/moment";
import type { Network } from "../../../core/network/network";
import type { KeptRun } from "../../../core/runs/kept-run";
import { filmSpan, sharedFilmSpan, spanOver } from "../../../viz/film/span";
import { type Span, sharedSpan } from "../../../viz/kit/scale";
import { useApp, useSession } from "../../context";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Slider } from "../../kit/Slider";
import { usePlayingClock } from "../../kit/use-playing-clock";
import { sayCompared } from "../run-lines";
import { RunSide } from "./RunSide";
import { useFilmOf } from "./use-film-of";
import { useReplay, useReplayedMoment } from "./use-replay";
import "./side-by-side.css";

export function SideBySide() {
  const app = useApp();
  const pair = useSession((state) => state.runsBeside);
  const all = useStore(runsOf(app).store, ({ runs }) => runs);
  const there = all?.filter(({ deleted }) => deleted === undefined) ?? [];
  const left = there.find(({ id }) => id === pair?.[0]);
  const right = there.find(({ id }) => id === pair?.[1]);
  const set = (runsBeside: readonly [string, string] | undefined) =>
    app.session.getState().set({ runsBeside });
  return (
    <Dialog
      title="Two runs side by side"
      look="wide"
      open={left !== undefined && right !== undefined}
      onOpenChange={() => set(undefined)}
    >
      {left && right && <Pair left={left} right={right} all={there} onChange={set} />}
    </Dialog>
  );
}

interface PairProps {
  readonly left: KeptRun;
  readonly right: KeptRun;
  readonly all: readonly KeptRun[];
  readonly onChange: (pair: readonly [string, string]) => void;
}

function Pair({ left, right, all, onChange }: PairProps) {
  const epochs = Math.max(left.epoch, right.epoch);
  const [chosenEpoch, setEpoch] = useState(epochs);
  const epoch = Math.min(chosenEpoch, epochs);
  /** A moment of a film; in the film of another epoch it is another time. */
  const [place, setPlace] = useState<{ readonly film: Film; readonly time: number }>();
  const [isPlaying, setPlaying] = useState(false);
  const replays = [useReplay(left), useReplay(right)] as const;
  const moments = [useReplayedMoment(replays[0], epoch), useReplayedMoment(replays[1], epoch)] as const;
  const film = useFilmOf(replays[0], moments[0]);
  const cameras = useMemo(() => film && camerasOf(film), [film]);
  const other = useFilmOf(replays[1], moments[1], cameras);
  // Both stand where the left one does; without it the right one goes by itself.
  const leading = film ?? other;
  const duration = leading?.duration ?? 0;
  // The scores, where one sees whether a straight line parts the classes, before somebody goes elsewhere.
  const time =
    leading === undefined
      ? 0
      : ((place && sameMoment(place.film, place.time, leading)) ?? stops(leading).at(-2) ?? 0);
  const setTime = (next: number) => leading && setPlace({ film: leading, time: next });
  const times = [
    leading && film && sameMoment(leading, time, film),
    leading && other && sameMoment(leading, time, other),
  ] as const;
  const span = useCommonSpan([
    { film, time: times[0], replay: replays[0] },
    { film: other, time: times[1], replay: replays[1] },
  ]);
  usePlayingClock({
    isPlaying,
    duration,
    speed: useSession((state) => state.preferences.filmSpeed),
    moment: () => time,
    nextStill: (from) => stops(leading).find((at) => at > from + 1e-6) ?? duration,
    onMoment: (next, isOver) => {
      setTime(next);
      if (isOver) setPlaying(false);
    },
  });
  const goTo = (next: number | undefined) => {
    setPlaying(false);
    if (next !== undefined) setTime(next);
  };
  const layer = leading ? momentOf(leading, time).of.name : "";
  const difference = sayCompared(right, left);
  return (
    <div className="side-by-side">
      <p className="side-by-side-words">
        {left === right
          ? "The same run on both sides: choose another for one of them."
          : `${right.name}: ${difference}.`}
      </p>
      <div className="side-by-side-pair">
        <RunSide
          {...{ place: "On the left", run: left, choices: all, replay: replays[0], moment: moments[0] }}
          {...{ film, time: times[0], layer, span }}
          onChoose={(id) => onChange([id, right.id])}
        />
        <RunSide
          {...{ place: "On the right", run: right, choices: all, replay: replays[1], moment: moments[1] }}
          {...{ film: other, time: times[1], layer, span }}
          onChoose={(id) => onChange([left.id, id])}
        />
      </div>
      <p className="second side-by-side-moment">{leading ? momentOf(leading, time).text : "\u00a0"}</p>
      <div className="side-by-side-bars">
        <span className="button-row">
          <Button
            look="icon small"
            hint="To the layer before"
            aria-label="To the layer before"
            onClick={() => goTo(stops(leading).findLast((at) => at < time - 1e-6))}
          >
            <ChevronLeft size={14} />
          </Button>
          <Button
            look="icon small"
            hint={isPlaying ? "Pause both films" : "Play both films"}
            aria-label={isPlaying ? "Pause both films" : "Play both films"}
            onClick={() => {
              if (!isPlaying && time >= duration) setTime(0);
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? <Pause size={13} fill="currentColor" /> : <Play size={13} fill="currentColor" />}
          </Button>
          <Button
            look="icon small"
            hint="To the next layer"
            aria-label="To the next layer"
            onClick={() => goTo(stops(leading).find((at) => at > time + 1e-6))}
          >
            <ChevronRight size={14} />
          </Button>
        </span>
        <Slider
          label="Layer"
          value={time}
          minimum={0}
          maximum={Math.max(duration, 1)}
          step={0.1}
          show={() => layer}
          onChange={goTo}
          onCommit={nothing}
        />
        <Slider
          label="Epoch"
          value={epoch}
          minimum={0}
          maximum={epochs}
          step={1}
          show={(value) => `${value} of ${epochs}`}
          onChange={setEpoch}
          onCommit={nothing}
        />
      </div>
      <p className="second">
        Both are trained again from their recipes, beside the run on the canvas. One scale for both pictures;
        layers of more than two units are seen along the directions that show most of {left.name}.
      </p>
    </div>
  );
}

const nothing = () => undefined;

/** When a film rests at its stops, in seconds. */
function stops(film: Film | undefined): readonly number[] {
  return film?.route.map((_, index) => stopTime(film, index)) ?? [];
}

interface Shown {
  readonly film: Film | undefined;
  readonly time: number | undefined;
  readonly replay: { readonly network: Network } | string | undefined;
}

/** A scale on which both pictures are whole. */
function useCommonSpan([one, other]: readonly [Shown, Shown]): Span | undefined {
  const scale = useSession((state) => state.preferences.scale);
  const spanOf = ({ film, time, replay }: Shown) => {
    if (!film || time === undefined || typeof replay !== "object") return undefined;
    const shared = sharedSpan(domainOf(replay.network));
    return scale === "fit" ? filmSpan(film, time, shared) : sharedFilmSpan(film, time, shared);
  };
  const [first, second] = [spanOf(one), spanOf(other)];
  const span = first && second ? spanOver(first, second) : (first ?? second);
  const { cx, cy, half } = span ?? { cx: 0, cy: 0, half: 0 };
  return useMemo(() => (half > 0 ? { cx, cy, half } : undefined), [cx, cy, half]);
}
