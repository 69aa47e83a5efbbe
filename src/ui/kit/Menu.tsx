/** A button that opens a list of things to do or to tick. */
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import type { Command } from "../../app/commands/command";
import { showChord } from "../../app/commands/keys";
import { useApp } from "../context";

export interface MenuProps {
  /** What is written on the button, or its icon. */
  readonly label: ReactNode;
  /** The button's name where the label is an icon. */
  readonly name?: string;
  readonly look?: string;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** What opens beside the page's own landmarks is one too, where screen readers look for it. */
const landmark = (name: string) => ({ role: "region", "aria-label": name });

/** The button and, once it is pressed, the list. */
export function Menu({ label, name, look = "small", align = "start", children }: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger className={`button ${look}`} aria-label={name} title={name}>
        {label}
        {!name && <ChevronDown size={13} />}
      </BaseMenu.Trigger>
      <BaseMenu.Portal {...landmark(name ?? "Menu")}>
        <BaseMenu.Positioner className="popup-place" sideOffset={4} align={align}>
          <BaseMenu.Popup className="popup">{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export interface MenuAtProps {
  /** In pixels of the window; closed where undefined. */
  readonly at: { readonly x: number; readonly y: number } | undefined;
  /** What it is about. */
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The same list at a place of its own, without a button. */
export function MenuAt({ at, name, onClose, children }: MenuAtProps) {
  return (
    <BaseMenu.Root open={at !== undefined} onOpenChange={(open) => !open && onClose()} modal={false}>
      <BaseMenu.Portal {...landmark(name)}>
        <BaseMenu.Positioner
          className="popup-place"
          anchor={{ getBoundingClientRect: () => DOMRect.fromRect({ x: at?.x ?? 0, y: at?.y ?? 0 }) }}
          side="bottom"
          align="start"
        >
          <BaseMenu.Popup
            className="popup"
            aria-label={name}
            onKeyDown={(event) => {
              // There is no button to go on from: Tab would end on an element of Base UI's that nobody sees.
              if (event.key !== "Tab") return;
              event.preventDefault();
              onClose();
            }}
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export interface MenuItemProps {
  /** What else does the same, as it is shown: "Ctrl+V", "Double-click". */
  readonly keys?: string | undefined;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** One thing to do; the menu closes. */
export function MenuItem({ keys, onChoose, children }: MenuItemProps) {
  return (
    <BaseMenu.Item className="popup-item" onClick={onChoose}>
      {children}
      {keys && <span className="keys">{keys}</span>}
    </BaseMenu.Item>
  );
}

/** An item for one command of the table, with its key. */
export function CommandItem({ command: entry }: { readonly command: Command }) {
  const app = useApp();
  const refusal = entry.refusal(app);
  return (
    <BaseMenu.Item
      className="popup-item"
      disabled={refusal !== undefined}
      onClick={() => void entry.run(app)}
    >
      <span>
        {entry.title(app)}
        {refusal && <small>{refusal}</small>}
      </span>
      {entry.keys[0] && <span className="keys">{showChord(entry.keys[0])}</span>}
    </BaseMenu.Item>
  );
}

export interface CommandChoicesProps {
  readonly commands: readonly Command[];
  /** Id of the one that is in force. */
  readonly current: string;
}

/** Items for commands of which one is in force, and has a tick. */
export function CommandChoices({ commands, current }: CommandChoicesProps) {
  const app = useApp();
  return (
    <BaseMenu.RadioGroup value={current}>
      {commands.map((entry) => (
        <BaseMenu.RadioItem
          key={entry.id}
          className="popup-item"
          value={entry.id}
          closeOnClick
          onClick={() => void entry.run(app)}
        >
          <span className="tick">
            <BaseMenu.RadioItemIndicator>
              <Check size={14} />
            </BaseMenu.RadioItemIndicator>
          </span>
          <span>{entry.title(app)}</span>
          {entry.keys[0] && <span className="keys">{showChord(entry.keys[0])}</span>}
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

export interface TickItemProps {
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
  readonly children: ReactNode;
}

/** An item that is on or off; the menu stays open. */
export function TickItem({ isTicked, onChange, children }: TickItemProps) {
  return (
    <BaseMenu.CheckboxItem className="popup-item" checked={isTicked} onCheckedChange={onChange}>
      <span className="tick">
        <BaseMenu.CheckboxItemIndicator>
          <Check size={14} />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      {children}
    </BaseMenu.CheckboxItem>
  );
}

/** A line between the items before it and those after. */
export function MenuLine() {
  return <BaseMenu.Separator className="popup-separator" />;
}
