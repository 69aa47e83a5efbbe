/** The menu of a right-click on empty ground: what can be put there, and what is done to the canvas, from the table of commands. */
import { useReactFlow } from "reactflow";
import { type CommandId, command } from "../../app/commands";
import { showChord } from "../../app/commands/keys";
import { pasteFromClipboard } from "../../app/network/clipboard";
import { useApp, useSession } from "../context";
import { CommandItem, MenuAt, MenuItem, MenuLine } from "../kit/Menu";
import { useLast } from "../kit/use-last";

const groups: readonly (readonly CommandId[])[] = [
  ["select-all", "arrange", "fit", "actual-size"],
  ["undo", "redo"],
  ["find-command"],
];

export function GroundMenu() {
  const app = useApp();
  const menu = useSession((state) => (state.menu?.of === "ground" ? state.menu : undefined));
  const { screenToFlowPosition } = useReactFlow();
  const at = useLast(menu)?.at;
  return (
    <MenuAt at={menu?.at} name="The canvas" onClose={() => app.session.getState().set({ menu: undefined })}>
      {at && (
        <>
          <MenuItem keys="Double-click" onChoose={() => app.session.getState().set({ adding: { at } })}>
            Add a node here…
          </MenuItem>
          <MenuItem
            keys={showChord(command("add-note").keys[0] ?? "")}
            onChoose={() => app.session.getState().set({ addingNote: { at } })}
          >
            Add a note here
          </MenuItem>
          <MenuItem
            keys={showChord(command("paste").keys[0] ?? "")}
            onChoose={() => void pasteFromClipboard(app, screenToFlowPosition(at))}
          >
            Paste here
          </MenuItem>
        </>
      )}
      {groups.map((ids) => [
        <MenuLine key={`line ${ids[0]}`} />,
        ids.map((id) => <CommandItem key={id} command={command(id)} />),
      ])}
    </MenuAt>
  );
}
