/** A slider with its name and its value, for what is turned and stretched rather than typed. */
import { useId } from "react";

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** How the value reads: "45°", "×2". */
  readonly show: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly onCommit: () => void;
  readonly disabled?: boolean;
}

export function Slider({
  label,
  value,
  minimum,
  maximum,
  step,
  show,
  onChange,
  onCommit,
  disabled = false,
}: SliderProps) {
  const id = useId();
  // A value outside of the slider's range is told, and stands at its end.
  const shown = Math.min(maximum, Math.max(minimum, value));
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        className="range"
        min={minimum}
        max={maximum}
        step={step}
        value={shown}
        disabled={disabled}
        aria-valuetext={show(value)}
        style={{ "--filled": `${(100 * (shown - minimum)) / (maximum - minimum)}%` } as React.CSSProperties}
        onChange={(event) => onChange(Number(event.target.value))}
        onPointerUp={onCommit}
        onKeyUp={onCommit}
        onBlur={onCommit}
      />
      <output className="mono" htmlFor={id}>
        {show(value)}
      </output>
    </div>
  );
}
