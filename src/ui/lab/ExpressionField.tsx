/**
 * A number as a person writes it: `-1/3`, `cos(pi/4)`. What can be read is taken at once; what cannot stands as
 * typed, marked, and its sentence is handed up, to be shown beside the field.
 */
import { type KeyboardEvent, useState } from "react";
import { parseExpression } from "../../core/lab/expression";
import { type Entry, numberEntry } from "../../core/lab/state";

/** Letters that fit at full size. */
const ROOM = 7;

export interface ExpressionFieldProps {
  readonly label: string;
  readonly entry: Entry;
  readonly onChange: (entry: Entry) => void;
  /** Called when a gesture of typing ends. */
  readonly onCommit: () => void;
  /** The sentence about what is typed; undefined once it can be read. */
  readonly onProblem: (problem: string | undefined) => void;
  /** Id of the element that shows the sentence. */
  readonly describedBy: string;
}

export function ExpressionField({
  label,
  entry,
  onChange,
  onCommit,
  onProblem,
  describedBy,
}: ExpressionFieldProps) {
  /** What is being typed; undefined while the field shows the entry itself. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = typed ?? entry.text;
  const invalid = typed !== undefined && !parseExpression(typed).ok;

  function take(text: string): void {
    setTyped(text);
    const parsed = parseExpression(text);
    onProblem(parsed.ok ? undefined : parsed.text);
    if (parsed.ok) onChange({ text: text.trim(), value: parsed.value });
  }

  function leave(): void {
    setTyped(undefined);
    onProblem(undefined);
    onCommit();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const step = (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 1 : 0.1);
      setTyped(undefined);
      onProblem(undefined);
      onChange(numberEntry(Number((entry.value + step).toPrecision(10))));
    }
    if (event.key === "Enter" && !invalid) {
      setTyped(undefined);
      onCommit();
    }
    if (event.key === "Escape" && typed !== undefined) {
      event.stopPropagation();
      setTyped(undefined);
      onProblem(undefined);
    }
  }

  return (
    <input
      className={`entry-field ${invalid ? "invalid" : ""} ${shown.length > ROOM ? "long" : ""}`}
      type="text"
      inputMode="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={invalid ? describedBy : undefined}
      title={entry.text}
      value={shown}
      onBlur={leave}
      onChange={(event) => take(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
