/** The bar of the moment in training, under the curves and with their epochs: one drags it, and everything is of that moment. */
import { GitFork, Pause, Play, SkipForward } from "lucide-react";
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { TimeMachine } from "../../app/run/time-machine";
import { sayKept, sayMoment } from "../../core/words/moment-words";
import { useApp, useNetwork, useRun } from "../context";
import { Button, CommandButton } from "../kit/Button";
import { Select } from "../kit/Select";
import { usePlayingClock } from "../kit/use-playing-clock";
import { settingMarks } from "./curve-points";
import { type BarPlace, barPlaces, nearestPlace, placeByKey, placeOf, placeUntil } from "./moment-places";
import "../kit/time-slider.css";
import "./moment-bar.css";

/** Seconds in which the run is played at ×1. */
const PLAYED_IN = 8;
const SPEEDS = [0.25, 0.5, 1, 2, 4];

/** Follows the moments that are kept; undefined until the time machine is there. */
function useTimeMachine(): TimeMachine | undefined {
  const app = useApp();
  const [machine, setMachine] = useState<TimeMachine>();
  useEffect(() => {
    let leave: (() => void) | undefined;
    let isOver = false;
    void app.controller.timeMachine().then((there) => {
      if (isOver) return;
      leave = there.watch();
      setMachine(there);
    });
    return () => {
      isOver = true;
      leave?.();
    };
  }, [app]);
  return machine;
}

export function MomentBar() {
  const machine = useTimeMachine();
  const moments = useRun((run) => run.moments);
  const lookedAt = useRun((run) => run.lookedAt);
  const progress = useRun((run) => run.progress);
  const last = Math.max(progress.epochs, progress.epoch, 1);
  const { epoch, step, stepsPerEpoch } = progress;
  const places = useMemo(
    () => barPlaces(moments?.moments ?? [], { epoch, step, stepsPerEpoch }),
    [moments, epoch, step, stepsPerEpoch],
  );
  const now = places.at(-1)?.at ?? 0;
  const at = lookedAt ? placeOf(lookedAt, progress) : now;
  const goTo = (place: BarPlace | undefined) => {
    if (place && place.moment?.id !== lookedAt?.id) void machine?.lookAt(place.moment);
  };
  const [speed, setSpeed] = useState(1);
  const player = usePlayer({ places, at, isNow: !lookedAt, perSecond: (speed * now) / PLAYED_IN, goTo });
  const isEmpty = places.length < 2;
  const memory = moments && sayKept(moments.moments.length, moments.bytes, moments.budget);
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeByKey(places, lookedAt, event.key);
    if (event.key !== " " && !place) return;
    event.preventDefault();
    if (place) player.stop();
    if (place) goTo(place);
    else player.toggle();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: where a part of a fieldset comes into sight, Chromium makes all of it anew, and a drag ends
    <div className="moment-bar" role="group" aria-label="Moment in training">
      <PlayButton isPlaying={player.isPlaying} disabled={isEmpty} onPress={player.toggle} />
      <div className="moment-track">
        <Marks last={last} now={now} />
        <input
          type="range"
          className="time-slider"
          aria-label="Moment in training"
          aria-valuetext={
            lookedAt ? `${sayMoment(lookedAt)} of ${epoch}, looked back at` : `now, epoch ${epoch}`
          }
          min={0}
          max={last}
          step="any"
          value={at}
          // Not disabled: while another load of the run is on its way the focus would be lost.
          aria-disabled={isEmpty}
          title={memory}
          onChange={(event) => {
            player.stop();
            goTo(nearestPlace(places, Number(event.target.value)));
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={lookedAt ? "moment-words looked-back-words" : "moment-words"}>
        <span>
          {lookedAt && sayMoment(lookedAt)}
          <span className="second">
            {lookedAt && memory && " · "}
            {memory}
          </span>
        </span>
        {lookedAt && <WaysOn />}
        <Speed speed={speed} onChange={setSpeed} />
      </div>
    </div>
  );
}

interface PlayButtonProps {
  readonly isPlaying: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Memoised, as what is below: the bar is drawn anew at every moment of a drag. */
const PlayButton = memo(function PlayButton({ isPlaying, disabled, onPress }: PlayButtonProps) {
  const name = isPlaying ? "Stop the story of the training" : "Play the story of the training";
  return (
    <Button look="icon small" hint={name} aria-label={name} disabled={disabled} onClick={onPress}>
      {isPlaying ? <Pause size={13} fill="currentColor" /> : <Play size={13} fill="currentColor" />}
    </Button>
  );
});

/** On from the moment looked at. Whoever presses one of them is left at the bar, for they go with it. */
const WaysOn = memo(function WaysOn() {
  const ways = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const own = ways.current;
    return () => {
      if (!own?.contains(document.activeElement)) return;
      own.closest(".moment-bar")?.querySelector<HTMLElement>("[type=range]")?.focus();
    };
  }, []);
  return (
    <span ref={ways} className="ways-on">
      <CommandButton id="fork" look="small" icon={<GitFork size={14} />} />
      <CommandButton id="back-to-now" look="small" icon={<SkipForward size={14} />} />
    </span>
  );
});

interface SpeedProps {
  readonly speed: number;
  readonly onChange: (speed: number) => void;
}

const Speed = memo(function Speed({ speed, onChange }: SpeedProps) {
  return (
    <Select
      look="small"
      label="Speed of the story"
      value={String(speed)}
      choices={SPEEDS.map((value) => ({ value: String(value), label: `×${value}` }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
});

interface PlayerParts {
  readonly places: readonly BarPlace[];
  readonly at: number;
  readonly isNow: boolean;
  /** Epochs a second. */
  readonly perSecond: number;
  readonly goTo: (place: BarPlace | undefined) => void;
}

/** Plays from the moment looked at to the present; from the beginning where that is what one sees. */
function usePlayer({ places, at, isNow, perSecond, goTo }: PlayerParts) {
  /** In epochs; undefined while it does not play. */
  const [playedTo, setPlayedTo] = useState<number>();
  usePlayingClock({
    isPlaying: playedTo !== undefined,
    duration: places.at(-1)?.at ?? 0,
    speed: perSecond,
    moment: () => playedTo ?? at,
    nextStill: (epochs) => places.find((place) => place.at > epochs)?.at ?? epochs,
    onMoment(epochs, isOver) {
      setPlayedTo(isOver ? undefined : epochs);
      goTo(placeUntil(places, epochs));
    },
  });
  const stop = () => setPlayedTo(undefined);
  const latest = useRef(() => {});
  latest.current = () => {
    if (playedTo !== undefined) return stop();
    const from = isNow ? places[0] : undefined;
    if (from) goTo(from);
    setPlayedTo(from?.at ?? at);
  };
  const toggle = useCallback(() => latest.current(), []);
  return { isPlaying: playedTo !== undefined, stop, toggle };
}

/** What happened when: the first 100 %, the lowest loss, changed settings; and how far the run has come. */
const Marks = memo(function Marks({ last, now }: { readonly last: number; readonly now: number }) {
  const records = useRun((run) => run.records);
  const moments = useRun((run) => run.moments?.moments);
  const settings = useNetwork().training;
  const changes = useMemo(() => settingMarks(records, settings), [records, settings]);
  const share = (epochs: number) => `${(100 * Math.min(epochs, last)) / last}%`;
  const marked = (mark: "whole" | "bestValidation") => moments?.find(({ marks }) => marks.includes(mark));
  const whole = marked("whole");
  const best = marked("bestValidation");
  return (
    <div className="moment-marks" aria-hidden>
      <span className="moment-past" style={{ width: share(now) }} />
      {changes.map((change) => (
        <i
          key={change.epoch}
          className="change"
          title={`After epoch ${change.epoch}: ${change.changes.join(", ")}`}
          style={{ left: share(change.epoch) }}
        />
      ))}
      {best && (
        <i
          className="best"
          title={`Lowest validation loss: epoch ${best.epoch}`}
          style={{ left: share(best.epoch) }}
        />
      )}
      {whole && (
        <i
          className="whole"
          title={`First 100 %: epoch ${whole.epoch}`}
          style={{ left: share(whole.epoch) }}
        />
      )}
    </div>
  );
});
