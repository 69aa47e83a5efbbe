/** The list of what can be added, in the middle of the page: the outline adds where no canvas may stand. */
import { addToNetwork } from "../../app/network/adding";
import { nodeOf } from "../../core/network/lookup";
import { ChoiceList } from "../canvas/ChoiceList";
import type { NodeChoice } from "../canvas/node-choices";
import { useApp, useNetwork, useSession } from "../context";
import { SearchDialog } from "../kit/SearchDialog";
import { rowIdOf } from "./OutlineRow";

export interface AddBehindProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AddBehind({ open, onClose }: AddBehindProps) {
  const app = useApp();
  const network = useNetwork();
  const before = nodeOf(
    network,
    useSession(({ nodes }) => (nodes.length === 1 ? nodes[0] : undefined)),
  );
  const choose = (choice: NodeChoice, more: boolean) => {
    addToNetwork(app, choice);
    if (!more) onClose();
  };
  const title = before ? `Add behind “${before.name}”` : "Add a node";
  return (
    <SearchDialog
      label={title}
      open={open}
      onClose={onClose}
      goOnAt={() => {
        const { cursor } = app.session.getState();
        return cursor ? document.getElementById(rowIdOf(cursor)) : null;
      }}
    >
      <ChoiceList label={title} onChoose={choose} />
    </SearchDialog>
  );
}
