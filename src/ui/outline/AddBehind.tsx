/** The list of what can be added, in the middle of the page: the outline adds where no canvas may stand. */
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { addToNetwork } from "../../app/network/adding";
import { withRecent } from "../../app/session/recent";
import { nodeOf } from "../../core/network/lookup";
import { type ChoiceItem, choiceGroups } from "../canvas/choice-groups";
import { useApp, useNetwork, useSession } from "../context";
import { SearchList } from "../kit/SearchList";
import { rowIdOf } from "./OutlineRow";

export interface AddBehindProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AddBehind({ open, onClose }: AddBehindProps) {
  const app = useApp();
  const network = useNetwork();
  const recent = useSession((state) => state.preferences.recentKinds);
  const before = nodeOf(
    network,
    useSession(({ nodes }) => (nodes.length === 1 ? nodes[0] : undefined)),
  );
  const choose = ({ choice }: ChoiceItem, more: boolean) => {
    addToNetwork(app, choice);
    const { preferences, prefer } = app.session.getState();
    prefer({ recentKinds: withRecent(preferences.recentKinds, choice.id) });
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
          <SearchList
            label={title}
            groupsFor={(typed) => choiceGroups(network, undefined, recent, typed)}
            nothing="No node is called like that."
            onChoose={choose}
            hint="Enter adds · Ctrl+Enter adds and goes on"
          />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
