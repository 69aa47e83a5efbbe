/** A field in place of a name, to type another one: Enter or a press elsewhere takes it, Escape leaves the old one. */
import { useLayoutEffect, useRef } from "react";
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
  useLayoutEffect(() => {
    const take = () => {
      field.current?.focus();
      field.current?.select();
    };
    // A menu gives the focus back first. Asked for by a key it takes it at once, or what a quick hand types is lost.
    if (!document.activeElement?.closest('[role="menu"]')) return take();
    const frame = requestAnimationFrame(take);
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
