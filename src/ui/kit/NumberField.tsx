/**
 * A number one can type as people write it (0,01 or −0.5 or 1/3), step and get wrong: a value outside the limits stands
 * as typed, marked, and the sentence about it is shown where the field is used; what cannot be read stands too, with the
 * sentence that says why, and leaves the number as it was. Nothing is clamped or put back behind a person's back.
 */
import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { readNumber } from "../../core/lab/expression";
import { Problem } from "./Field";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Called when a gesture of typing ends. */
  readonly onCommit?: () => void;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Steps by this much; "ratio" doubles and halves, for learning rates. */
  readonly step?: number | "ratio";
  readonly invalid?: boolean;
  /** Why a number that can be read is not taken; where absent, every number is. */
  readonly refuse?: ((value: number) => string | undefined) | undefined;
  /** Told the sentence about what is typed, and undefined once it can be read, where it is shown elsewhere than under the field. */
  readonly onProblem?: (sentence: string | undefined) => void;
}

interface Typed {
  readonly text: string;
  /** Why it is not taken. */
  readonly problem: string | undefined;
  /** The value that stood there when it was typed: once that is another, what was typed is about something else. */
  readonly beside: number;
}

export function NumberField({
  label,
  value,
  onChange,
  onCommit,
  minimum,
  maximum,
  step = 1,
  invalid = false,
  refuse,
  onProblem,
}: NumberFieldProps) {
  /** What is being typed; undefined while the field shows the value itself. */
  const [last, setTyped] = useState<Typed | undefined>(undefined);
  const typed = last?.problem !== undefined && last.beside !== value ? undefined : last;
  const problemId = useId();
  const show = (next: Typed | undefined) => {
    setTyped(next);
    onProblem?.(next?.problem);
  };
  const stepped = (direction: 1 | -1) => {
    const next = step === "ratio" ? value * 2 ** direction : value + direction * step;
    const rounded = Number(next.toPrecision(12));
    return Math.min(
      maximum ?? Number.POSITIVE_INFINITY,
      Math.max(minimum ?? Number.NEGATIVE_INFINITY, rounded),
    );
  };
  const move = (direction: 1 | -1) => {
    show(undefined);
    onChange(stepped(direction));
  };
  const take = (text: string) => {
    const read = readNumber(text);
    const reason = read.ok ? refuse?.(read.value) : read.text;
    show({ text, problem: reason && `${reason} ${label} stays ${value}.`, beside: value });
    if (read.ok && reason === undefined) onChange(read.value);
  };
  const leave = () => {
    // An empty field is on its way to another number, or was left alone: nothing of it is lost.
    if (typed?.problem === undefined) setTyped(undefined);
    else if (typed.text.trim() === "") show(undefined);
    onCommit?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      move(event.key === "ArrowUp" ? 1 : -1);
    }
    if (event.key === "Enter") leave();
  };
  const isRead = typed?.problem === undefined;
  const sentence = onProblem || typed?.text.trim() === "" ? undefined : typed?.problem;
  return (
    <>
      <div className={`number ${invalid || !isRead ? "invalid" : ""}`}>
        <input
          type="text"
          // A phone's keypad for decimals has no minus.
          inputMode={minimum !== undefined && minimum >= 0 ? "decimal" : "text"}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          role="spinbutton"
          aria-label={label}
          aria-valuenow={plain(value)}
          aria-valuetext={String(value)}
          aria-valuemin={minimum}
          aria-valuemax={maximum}
          aria-invalid={invalid || !isRead}
          aria-describedby={sentence && problemId}
          value={typed?.text ?? String(value)}
          onChange={(event) => take(event.target.value)}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${label}: less`}
          disabled={stepped(-1) === value}
          onClick={() => move(-1)}
          onPointerUp={onCommit}
        >
          <Minus size={13} />
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${label}: more`}
          disabled={stepped(1) === value}
          onClick={() => move(1)}
          onPointerUp={onCommit}
        >
          <Plus size={13} />
        </button>
      </div>
      {sentence && <Problem id={problemId}>{sentence}</Problem>}
    </>
  );
}

/** Without an exponent, which is no number to ARIA. */
function plain(value: number): number | undefined {
  const text = value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });
  // React types the attribute as a number; what reaches the page is this text.
  return Number.isFinite(value) ? (text as unknown as number) : undefined;
}
