/** A chapter as a strip of stills, for those who asked for less motion: before, and after each of its phases. */
import { useCallback } from "react";
import type { Film } from "../../../core/film/film";
import { useApp } from "../../context";
import { PictureCanvas } from "../../kit/PictureCanvas";
import { useFilmDrawing } from "./use-film-drawing";

export interface FilmStillsProps {
  readonly film: Film;
  readonly chapter: number;
}

export function FilmStills({ film, chapter }: FilmStillsProps) {
  const of = film.chapters[chapter];
  if (!of || of.phases.length === 0) return null;
  return (
    <ol className="film-stills" aria-label={`${of.name}, step by step`}>
      <Still time={of.start} label="before" />
      {of.phases.map(({ end, label, start, kind }) => (
        <Still key={`${kind} ${start}`} time={end} label={label} />
      ))}
    </ol>
  );
}

/** One moment, small; a press shows it large. */
function Still({ time, label }: { readonly time: number; readonly label: string }) {
  const app = useApp();
  const drawAt = useFilmDrawing({ detail: "strip" });
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) =>
      drawAt(time)(context, width, height),
    [drawAt, time],
  );
  return (
    <li>
      <button type="button" title="Show this one large" onClick={() => app.film.seek(time)}>
        <span className="frame small film-still">
          <PictureCanvas label="" draw={draw} />
        </span>
        <span className="second">{label}</span>
      </button>
    </li>
  );
}
