/** The menu of a right-click: what can be done with the node, the wire or the nodes that are chosen, from the table of commands. */
import { type CommandId, command } from "../../app/commands";
import { useApp, useSession } from "../context";
import { CommandItem, MenuAt, MenuItem, MenuLine } from "../kit/Menu";
import { useLast } from "../kit/use-last";

const copying: readonly CommandId[] = ["copy", "cut", "duplicate"];
const removing: readonly CommandId[] = ["delete", "delete-and-heal"];
const ofNode: readonly (readonly CommandId[])[] = [
  ["add-node", "rename", "connect", "mend"],
  ["bypass", "add-frame", "refactor"],
  copying,
  removing,
];
const ofNodes: readonly (readonly CommandId[])[] = [
  ["align-left", "align-centre", "align-top", "align-middle"],
  ["distribute-across", "distribute-down", "arrange-chosen"],
  ["bypass", "add-frame", "fold-layers", "unfold-layers"],
  copying,
  removing,
];

/** What most nodes have no use for stands there only where it can be done. */
const whereItCan: readonly CommandId[] = ["mend", "fold-layers", "unfold-layers"];

export function ChosenMenu() {
  const app = useApp();
  const menu = useSession((state) => (state.menu?.of === "chosen" ? state.menu : undefined));
  const { nodes, wires } = app.session.getState();
  const at = useLast(menu)?.at;
  const groups = nodes.length === 0 ? [["delete" as const]] : nodes.length === 1 ? ofNode : ofNodes;
  const [wire] = wires;
  return (
    <MenuAt
      at={menu?.at}
      name="What is chosen"
      onClose={() => app.session.getState().set({ menu: undefined })}
    >
      {nodes.length === 0 && wire && at && (
        <MenuItem onChoose={() => app.session.getState().set({ adding: { at, into: wire } })}>
          Put a node into it…
        </MenuItem>
      )}
      {groups.map((ids, index) => [
        index > 0 && <MenuLine key={`line ${ids[0]}`} />,
        ids
          .filter((id) => !whereItCan.includes(id) || command(id).when(app))
          .map((id) => <CommandItem key={id} command={command(id)} />),
      ])}
    </MenuAt>
  );
}
