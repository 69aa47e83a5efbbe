/** Buttons with a hint, and one for a command of the table: its title, its key, and whether it can be done now. */
import { Tooltip } from "@base-ui/react/tooltip";
import { type ReactNode, useRef } from "react";
import { useStore } from "zustand";
import { type CommandId, command } from "../../app/commands";
import { showChord } from "../../app/commands/keys";
import { useApp } from "../context";
import { letEscapePass } from "./hint-and-escape";
import { PlainButton, type PlainButtonProps } from "./PlainButton";
import "./controls.css";

/** Milliseconds of rest before a hint comes. */
const HINT_AFTER = 450;

export interface ButtonProps extends PlainButtonProps {
  /** Shown on hover and focus; for icon buttons also the accessible name. */
  readonly hint?: string;
  readonly keys?: string | undefined;
}

/** A button with a hint, where it has one. */
export function Button({ hint, keys, ...plain }: ButtonProps) {
  const actions = useRef<Tooltip.Root.Actions>(null);
  if (!hint) return <PlainButton {...plain} />;
  return (
    <Tooltip.Root
      actionsRef={actions}
      onOpenChange={(_isOpen, details) => letEscapePass(details, () => actions.current?.close())}
    >
      <Tooltip.Trigger delay={HINT_AFTER} render={<PlainButton {...plain} />} />
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

/** Buttons beside each other: once one's hint has come, the next one's comes at once. */
export function ButtonGroup({ children }: { readonly children: ReactNode }) {
  return <Tooltip.Provider delay={HINT_AFTER}>{children}</Tooltip.Provider>;
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
