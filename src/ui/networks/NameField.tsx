/** A field in place of a name, to type another one: Enter or a press elsewhere takes it, Escape leaves the old one. */
import { useEffect, useRef } from "react";
import { LIMITS } from "../../core/network/network";

export interface NameFieldProps {
  readonly name: string;
  /** The field's own name. */
  readonly label?: string;
  /** Gets what was typed; undefined where the old name stays. */
  readonly onDone: (name: string | undefined) => void;
}

export function NameField({ name, label = `Name of ${name}`, onDone }: NameFieldProps) {
  const isGivenUp = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  // It was asked for just now; the menu it was asked in gives the focus back first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.select());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <input
      ref={field}
      className="text-field"
      aria-label={label}
      defaultValue={name}
      maxLength={LIMITS.name}
      spellCheck={false}
      onKeyDown={(event) => {
        isGivenUp.current = event.key === "Escape";
        if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
      }}
      onBlur={(event) => onDone(isGivenUp.current ? undefined : event.currentTarget.value)}
    />
  );
}
