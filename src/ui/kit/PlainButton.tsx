/** Buttons that need nothing but themselves: they are there before the library of hints and menus is. */
import { X } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export interface PlainButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: string;
  readonly children: ReactNode;
}

/** A plain button; `look` names what it is: primary, quiet, small, icon. */
export function PlainButton({ look = "", children, ...others }: PlainButtonProps) {
  return (
    <button type="button" className={`button ${look}`} {...others}>
      {children}
    </button>
  );
}

export interface CloseButtonProps {
  /** Its name: "Close Presets". */
  readonly label?: string;
  readonly onClick: () => void;
}

/** The small cross in the corner of what can be closed. */
export function CloseButton({ label = "Close", onClick }: CloseButtonProps) {
  return (
    <PlainButton look="quiet icon small" aria-label={label} onClick={onClick}>
      <X size={14} />
    </PlainButton>
  );
}
