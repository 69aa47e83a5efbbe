/** Over the stage, in one line: what is under way; on demand, how it is seen and what nobody would guess from the picture. */
import { Info } from "lucide-react";
import { Popover } from "../kit/Popover";
import { termWords } from "../terms";

export interface StageWordsProps {
  readonly now: string;
  /** How many units do not fit the picture and how it is looked at; empty where all is shown. */
  readonly view?: string | undefined;
  readonly zoom?: string | undefined;
  /** What nobody would guess from the picture alone. */
  readonly notes?: readonly string[] | undefined;
}

export function StageWords({ now, view, zoom, notes = [] }: StageWordsProps) {
  const explained = [
    ...notes,
    ...(zoom ? [termWords.zoom] : []),
    ...(view?.includes("principal") ? [termWords.principalAxes] : []),
    ...(view?.includes("SVD") ? [termWords.svdAxes] : []),
  ];
  return (
    <div className="stage-words controls">
      <p className="one-line" title={notes[0]}>
        <strong>{now}</strong>
        {view && <span className="visually-hidden">, {view}</span>}
        {notes[0] && <span className="second"> · {notes[0]}</span>}
      </p>
      {explained.length > 0 && (
        <Popover
          look="quiet icon small"
          label={
            <>
              <Info size={14} aria-hidden />
              <span className="visually-hidden">What is seen here</span>
            </>
          }
          about="What is seen here"
          align="end"
        >
          <ul className="stage-notes">
            {explained.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Popover>
      )}
    </div>
  );
}
