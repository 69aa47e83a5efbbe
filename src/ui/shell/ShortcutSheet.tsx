/** Every command with its keys, read from the table. */
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { commands } from "../../app/commands";
import { showChord } from "../../app/commands/keys";
import { useApp, useSession } from "../context";

export function ShortcutSheet() {
  const app = useApp();
  const open = useSession((state) => state.shortcutsOpen);
  const groups = [...new Set(commands.map((entry) => entry.group))];
  return (
    <Dialog.Root open={open} onOpenChange={(next) => app.session.getState().set({ shortcutsOpen: next })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <div className="dialog-header">
            <Dialog.Title className="dialog-title">Keyboard shortcuts</Dialog.Title>
            <Dialog.Close className="button quiet icon" aria-label="Close">
              <X size={16} />
            </Dialog.Close>
          </div>
          <div className="dialog-body shortcut-sheet scrolls">
            {groups.map((group) => (
              <section key={group}>
                <h3>{group}</h3>
                <dl>
                  {commands
                    .filter((entry) => entry.group === group && entry.keys.length > 0)
                    .map((entry) => (
                      <div key={entry.id}>
                        <dt>
                          {entry.name}
                          {entry.scope === "canvas" && <span className="second"> (on the canvas)</span>}
                        </dt>
                        <dd className="keys">{entry.keys.map(showChord).join("  or  ")}</dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
            <section>
              <h3>In the matrix lab</h3>
              <dl>
                <div>
                  <dt>Next handle of the picture</dt>
                  <dd className="keys">Tab</dd>
                </div>
                <div>
                  <dt>Move it; ten steps; a tenth of one</dt>
                  <dd className="keys">Arrow keys, with Shift, with Alt</dd>
                </div>
                <div>
                  <dt>An entry up or down by 0.1; by 1</dt>
                  <dd className="keys">Up, Down, with Shift</dd>
                </div>
              </dl>
            </section>
            <section>
              <h3>On the canvas</h3>
              <dl>
                <div>
                  <dt>Next node or wire</dt>
                  <dd className="keys">Tab</dd>
                </div>
                <div>
                  <dt>Choose it</dt>
                  <dd className="keys">Enter</dd>
                </div>
                <div>
                  <dt>Move the chosen node</dt>
                  <dd className="keys">Arrow keys</dd>
                </div>
                <div>
                  <dt>Wire it</dt>
                  <dd className="second">Node panel, “Fed by”</dd>
                </div>
              </dl>
            </section>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
