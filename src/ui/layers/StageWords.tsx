/** Over the stage, in one line: what is under way; on demand, how it is seen and what nobody would guess from the picture. */
import { Info } from "lucide-react";
import type { Camera } from "../../core/film/types";
import { Popover } from "../kit/Popover";
import { axisWords, termWords } from "../terms";

export interface StageWordsProps {
  readonly now: string;
  /** How many units do not fit the picture and how it is looked at; empty where all is shown. */
  readonly view?: string | undefined;
  /** Along which directions a wide layer is seen. */
  readonly camera?: Camera["kind"] | undefined;
  readonly isZoomed?: boolean;
  /** What nobody would guess from the picture alone. */
  readonly notes?: readonly string[] | undefined;
}

export function StageWords({ now, view, camera, isZoomed = false, notes = [] }: StageWordsProps) {
  const axes = axisWords(camera);
  const explained = [...notes, ...(isZoomed ? [termWords.zoom] : []), ...(axes ? [axes] : [])];
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
