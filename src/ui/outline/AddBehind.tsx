/** The list of what can be added, in the middle of the page: the outline adds where no canvas may stand. */
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { addToNetwork } from "../../app/network/adding";
import { nodeOf } from "../../core/network/lookup";
import { ChoiceList } from "../canvas/ChoiceList";
import type { NodeChoice } from "../canvas/node-choices";
import { useApp, useNetwork, useSession } from "../context";
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
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="backdrop" />
        <BaseDialog.Popup
          className="dialog search"
          aria-label={title}
          finalFocus={() => {
            const { cursor } = app.session.getState();
            return cursor ? document.getElementById(rowIdOf(cursor)) : true;
          }}
        >
          <ChoiceList label={title} onChoose={choose} />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
