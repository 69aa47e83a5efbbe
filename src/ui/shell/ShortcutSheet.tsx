/** Every command with its keys, read from the table; and the keys of what is no command. */
import type { ReactNode } from "react";
import { showChord } from "../../app/commands/keys";
import { useApp, useSession } from "../context";
import { Dialog } from "../kit/Dialog";
import { pageCommands } from "../page-commands";

export function ShortcutSheet() {
  const app = useApp();
  const open = useSession((state) => state.shortcutsOpen);
  const groups = [...new Set(pageCommands.map((entry) => entry.group))];
  return (
    <Dialog
      title="Keyboard shortcuts"
      open={open}
      onOpenChange={(next) => app.session.getState().set({ shortcutsOpen: next })}
    >
      <div className="shortcut-sheet">
        {groups.map((group) => (
          <Group key={group} title={group}>
            {pageCommands
              .filter((entry) => entry.group === group && entry.keys.length > 0)
              .map((entry) => (
                <Shortcut key={entry.id} keys={entry.keys.map(showChord).join("  or  ")}>
                  {entry.name}
                  {entry.scope === "canvas" && entry.group !== "Canvas by keyboard" && (
                    <span className="second"> (on the canvas)</span>
                  )}
                </Shortcut>
              ))}
          </Group>
        ))}
        <Group title="In the matrix lab">
          <Shortcut keys="Tab">Next handle of the picture</Shortcut>
          <Shortcut keys="Arrow keys, with Shift, with Alt">Move it; ten steps; a tenth of one</Shortcut>
          <Shortcut keys="Up, Down, with Shift">An entry up or down by 0.1; by 1</Shortcut>
        </Group>
        <Group title="On the canvas">
          <Shortcut keys="Tab">Onto the canvas, to the chosen node; away from it</Shortcut>
          <Shortcut keys="Menu key, Shift+F10">What can be done with what is chosen</Shortcut>
          <Shortcut keys="Double-click, right-click">Add a node there</Shortcut>
          <Shortcut keys="Ctrl+Enter, in that list">Add it, and another behind it</Shortcut>
        </Group>
      </div>
    </Dialog>
  );
}

/** Shortcuts under one heading. */
function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

/** What is done, and its keys. */
function Shortcut({ keys, children }: { readonly keys: string; readonly children: ReactNode }) {
  return (
    <div className="shortcut">
      <dt>{children}</dt>
      <dd className="keys">{keys}</dd>
    </div>
  );
}
