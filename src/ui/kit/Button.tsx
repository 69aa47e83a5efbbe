/** Buttons: plain, or one for a command of the table, with its title, its key and whether it can be done now. */
import { Tooltip } from "@base-ui/react/tooltip";
import { X } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { useStore } from "zustand";
import { type CommandId, command } from "../../app/commands";
import { showChord } from "../../app/commands/keys";
import { useApp } from "../context";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: string;
  /** Shown on hover and focus; for icon buttons also the accessible name. */
  readonly hint?: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

/** A plain button; `look` names what it is: primary, quiet, small, icon. */
export function Button({ look = "", hint, keys, children, ...others }: ButtonProps) {
  const button = (
    <button type="button" className={`button ${look}`} {...others}>
      {children}
    </button>
  );
  if (!hint) return button;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={button} />
      <Tooltip.Portal>
        <Tooltip.Positioner className="tooltip-place" sideOffset={6}>
          <Tooltip.Popup className="tooltip">
            {hint}
            {keys && <span className="keys">{showChord(keys)}</span>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
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
    <Button look="quiet icon small" aria-label={label} onClick={onClick}>
      <X size={14} />
    </Button>
  );
}

export interface CommandButtonProps {
  readonly id: CommandId;
  readonly look?: string;
  readonly icon?: ReactNode;
  /** Show the icon alone; the title becomes the name and the hint. */
  readonly iconOnly?: boolean;
}

/** A button for one command of the table. */
export function CommandButton({ id, look = "", icon, iconOnly = false }: CommandButtonProps) {
  const app = useApp();
  const entry = command(id);
  // Title and possibility are read from all three stores, so that the button is never behind.
  const title = useCommandValue(() => entry.title(app));
  const possible = useCommandValue(() => entry.when(app));
  return (
    <Button
      look={iconOnly ? `icon ${look}` : look}
      disabled={!possible}
      aria-label={iconOnly ? title : undefined}
      hint={iconOnly ? title : (entry.hint ?? entry.name)}
      keys={entry.keys[0]}
      data-command={id}
      onClick={() => void entry.run(app)}
    >
      {icon}
      {!iconOnly && title}
    </Button>
  );
}

/** Follows a primitive computed from any of the stores. */
function useCommandValue<T extends string | boolean>(read: () => T): T {
  const app = useApp();
  useStore(app.network, read);
  useStore(app.session, read);
  useStore(app.run, read);
  useStore(app.lab, read);
  useStore(app.film.store, read);
  return read();
}
