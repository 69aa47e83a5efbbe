/** Under the plane: play, scrub through the phases by name, and the naive tween with where it lies. */
import { Pause, Play } from "lucide-react";
import type { LabFilm, LabPhase } from "../../core/lab/interface";
import { hasFilm } from "../../core/lab/modes";
import { filmSentence } from "../../core/lab/motion";
import { useApp, useLab } from "../context";
import { Button, CommandButton } from "../kit/Button";
import { Segmented } from "../kit/Segmented";
import { useReducedMotion } from "../media";
import { showNumber } from "../strings";
import "./film-bar.css";

const phaseNames = {
  still: "still",
  stretch: "stretch",
  turn: "turn",
  turnOver: "turn over",
  shift: "shift",
  factor: "factor",
  tween: "straight tween",
} as const;

export function FilmBar({ films }: { readonly films: readonly LabFilm[] }) {
  const app = useApp();
  const time = useLab((lab) => lab.time);
  const playing = useLab((lab) => lab.playing);
  const kind = useLab((lab) => lab.film);
  const isShown = useLab((lab) => hasFilm(lab.history.present));
  const canTween = useLab((lab) => ["one", "beside"].includes(lab.history.present.mode));
  const motion = useLab((lab) => lab.history.present.motion);
  const drawn = useLab((lab) => lab.drawn);
  const reduced = useReducedMotion();
  const [film] = films;
  if (!isShown || !film) return null;
  const frame = film.at(time);
  const phase = film.phases[frame.stageIndex];
  const { set, change } = app.lab.getState();
  let from = 0;
  return (
    <section className="lab-film-bar" data-hidden={!drawn} aria-label="From x to A x + b">
      <div className="lab-film-controls">
        <CommandButton
          id="lab-play"
          look="small lab-film-play"
          icon={playing ? <Pause size={14} fill="currentColor" /> : <Play size={14} fill="currentColor" />}
        />
        <div className="lab-film-track">
          <div className="lab-film-phases" aria-hidden>
            {film.phases.map(({ kind: name, share, sentence }, index) => {
              const done = Math.min(1, Math.max(0, (time - from) / share));
              from += share;
              const label = name === "factor" ? (sentence.split(":")[0] ?? "") : phaseNames[name];
              return (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: phases have no other identity than their order
                  key={index}
                  className="lab-film-phase one-line"
                  data-now={index === frame.stageIndex && time < 1}
                  style={{ flexGrow: share, "--done": `${100 * done}%` } as React.CSSProperties}
                >
                  {label}
                </span>
              );
            })}
          </div>
          <input
            type="range"
            className="range lab-film-scrub"
            min={0}
            max={1}
            step={0.005}
            value={time}
            disabled={!drawn}
            aria-label="Moment of the film"
            aria-valuetext={`${Math.round(100 * time)} percent, ${phase?.sentence ?? ""}, area ${showNumber(frame.area)}`}
            onChange={(event) => set({ time: Number(event.target.value), playing: false })}
          />
        </div>
        {kind === "motion" && canTween && (
          <Segmented
            label="How it moves"
            value={motion}
            choices={[
              {
                value: "honest",
                label: "Honest",
                hint: "Stretch in place, then turn or turn over, then shift",
              },
              {
                value: "naive",
                label: "Naive",
                hint: "Every point straight to its image, as most tools draw it",
              },
            ]}
            onChange={(next) => {
              change("change the motion", (state) => ({ ...state, motion: next }));
              set({ time: film.lie && next === "honest" ? time : 0, playing: !reduced });
            }}
          />
        )}
        {kind !== "motion" && (
          <Button look="small" onClick={() => set({ film: "motion", time: 1, playing: false })}>
            Back to A
          </Button>
        )}
      </div>
      <p className="lab-film-words second">
        {film.lie ? <Lie lie={film.lie} /> : <span>{time < 1 ? sentenceOf(phase) : filmSentence(film)}</span>}
        <span className="lab-film-area mono">area {showNumber(frame.area)}</span>
      </p>
    </section>
  );
}

/** A phase's words as a sentence: they are written to stand within one. */
function sentenceOf(phase: LabPhase | undefined): string {
  const words = phase?.sentence ?? "";
  return words && `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}

/** Where the straight tween shows what is not so, and the way to that moment. */
function Lie({ lie }: { readonly lie: NonNullable<LabFilm["lie"]> }) {
  const app = useApp();
  return (
    <span className="lab-film-lie">
      {lie.sentence}{" "}
      <button
        type="button"
        className="link within"
        onClick={() => app.lab.getState().set({ time: lie.t, playing: false })}
      >
        Show that moment
      </button>
    </span>
  );
}
