/** The film's own time bar: play, the layers and their phases in proportion, and how fast it goes. */
import { ChevronFirst, ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import type { Film } from "../../../core/film/film";
import { momentOf } from "../../../core/film/moment";
import { useApp, useFilm, useSession } from "../../context";
import { Button, CommandButton } from "../../kit/Button";
import { Select } from "../../kit/Select";
import { useSize } from "../../kit/use-size";
import "../../kit/time-slider.css";
import "./time-bar.css";

const SPEEDS = [0.25, 0.5, 1, 2, 4];
/** Seconds an arrow key moves. */
const KEY_STEP = 0.1;

export function FilmTransport({ still }: { readonly still: boolean }) {
  const app = useApp();
  const film = useFilm((state) => state.film);
  const time = useFilm((state) => state.time);
  const playing = useFilm((state) => state.playing);
  const speed = useSession((state) => state.preferences.filmSpeed);
  if (!film) return null;
  const moment = momentOf(film, time);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.key === " ") app.film.toggle();
    else if (event.key === "PageUp") app.film.stopBeside(-1);
    else if (event.key === "PageDown") app.film.stopBeside(1);
    else if (arrow && event.shiftKey) app.film.stopBeside(arrow);
    else if (arrow) {
      app.film.pause();
      app.film.seek(time + arrow * KEY_STEP);
    } else return;
    event.preventDefault();
  };
  return (
    <fieldset className="film-transport controls" aria-label="Film">
      <span className="button-row">
        <Button
          look="icon small"
          hint="To the input plane"
          aria-label="To the input plane"
          onClick={() => app.film.toStart()}
        >
          <ChevronFirst size={14} />
        </Button>
        <CommandButton id="film-previous" look="small" icon={<ChevronLeft size={14} />} iconOnly />
        {!still && (
          <CommandButton
            id="film-play"
            look="small"
            icon={playing ? <Pause size={13} fill="currentColor" /> : <Play size={13} fill="currentColor" />}
            iconOnly
          />
        )}
        <CommandButton id="film-next" look="small" icon={<ChevronRight size={14} />} iconOnly />
      </span>
      <div className="film-bar">
        <Chapters film={film} chapter={moment.chapter} />
        <input
          type="range"
          className="time-slider"
          aria-label="Moment of the film"
          aria-valuetext={moment.text}
          min={0}
          max={film.duration}
          step="any"
          value={time}
          onChange={(event) => {
            app.film.pause();
            app.film.seek(Number(event.target.value));
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {!still && (
        <Select
          look="small"
          label="Speed of the film"
          value={String(speed)}
          choices={SPEEDS.map((value) => ({ value: String(value), label: `×${value}` }))}
          onChange={(value) => app.session.getState().prefer({ filmSpeed: Number(value) })}
        />
      )}
    </fieldset>
  );
}

/** The bar's own picture: a box a layer, a notch where a phase begins. */
function Chapters({ film, chapter }: { readonly film: Film; readonly chapter: number }) {
  const share = (seconds: number) => `${(100 * seconds) / film.duration}%`;
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: which name covers others depends on the film, its chapter and the room
  useLayoutEffect(() => {
    if (place.current) markCovered(place.current);
  }, [film, chapter, width]);
  return (
    <div ref={place} className="film-chapters" aria-hidden>
      {film.chapters.map(({ node, name, start, end, phases }, index) =>
        end > start ? (
          <span
            key={node}
            className={index === chapter ? "film-chapter current" : "film-chapter"}
            style={{ left: share(start), width: share(end - start) }}
          >
            <span className="film-chapter-name one-line">{name}</span>
            {phases.map((phase) => (
              <i
                key={`${phase.kind} ${phase.start}`}
                title={phase.label}
                style={{
                  left: `${(100 * (phase.start - start)) / (end - start)}%`,
                  width: `${(100 * (phase.end - phase.start)) / (end - start)}%`,
                }}
              />
            ))}
          </span>
        ) : null,
      )}
    </div>
  );
}

/** The current name may be wider than its chapter: a neighbour's of which it covers a part would read as its end. */
function markCovered(bar: HTMLElement): void {
  const current = bar.querySelector(".current .film-chapter-name");
  const over = current?.getBoundingClientRect();
  // All are measured before the first is marked: the page is laid out once, not once for every name.
  const names = [...bar.querySelectorAll(".film-chapter-name")].map((name) => {
    const { left, right } = name.getBoundingClientRect();
    return { name, isCovered: over && name !== current && left < over.right && right > over.left };
  });
  for (const { name, isCovered } of names) name.toggleAttribute("data-covered", isCovered === true);
}
