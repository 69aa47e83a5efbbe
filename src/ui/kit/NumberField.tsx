/**
 * A number one can type, step and get wrong: a value outside the limits stands as typed, marked, and the
 * sentence about it is shown where the field is used. Nothing is clamped behind a person's back.
 */
import { Minus, Plus } from "lucide-react";
import { useState } from "react";

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
  /** Told what was typed while it is no number, and undefined once it is. */
  readonly onTyped?: (notANumber: string | undefined) => void;
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
  onTyped,
}: NumberFieldProps) {
  /** What is being typed; undefined while the field shows the value itself. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const stepped = (direction: 1 | -1) => {
    const next = step === "ratio" ? value * 2 ** direction : value + direction * step;
    const rounded = Number(next.toPrecision(12));
    return Math.min(
      maximum ?? Number.POSITIVE_INFINITY,
      Math.max(minimum ?? Number.NEGATIVE_INFINITY, rounded),
    );
  };
  const move = (direction: 1 | -1) => {
    setTyped(undefined);
    onTyped?.(undefined);
    onChange(stepped(direction));
  };
  const typedIsNumber = typed === undefined || isNumber(typed);
  return (
    <div className={`number ${invalid || !typedIsNumber ? "invalid" : ""}`}>
      <input
        type="text"
        inputMode="decimal"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={plain(value)}
        aria-valuetext={String(value)}
        aria-valuemin={minimum}
        aria-valuemax={maximum}
        aria-invalid={invalid || !typedIsNumber}
        value={typed ?? String(value)}
        onChange={(event) => {
          setTyped(event.target.value);
          const isANumber = isNumber(event.target.value);
          onTyped?.(isANumber ? undefined : event.target.value);
          if (isANumber) onChange(Number(event.target.value));
        }}
        onBlur={() => {
          setTyped(undefined);
          onCommit?.();
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowUp" || event.key === "ArrowDown") {
            event.preventDefault();
            move(event.key === "ArrowUp" ? 1 : -1);
          }
          if (event.key === "Enter") {
            setTyped(undefined);
            onCommit?.();
          }
        }}
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
  );
}

/** Without an exponent, which is no number to ARIA. */
function plain(value: number): number | undefined {
  const text = value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });
  // React types the attribute as a number; what reaches the page is this text.
  return Number.isFinite(value) ? (text as unknown as number) : undefined;
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}
