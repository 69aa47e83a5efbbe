/** The list of what can be added, wherever it opens; what was taken last stands first the next time. */
import { withRecent } from "../../app/session/recent";
import type { OpenWire } from "../../core/network/place";
import { useApp, useNetwork, useSession } from "../context";
import { SearchList } from "../kit/SearchList";
import { choiceGroups } from "./choice-groups";
import type { NodeChoice } from "./node-choices";

export interface ChoiceListProps {
  readonly label: string;
  /** The end of a wire that waits for the node: what cannot take it is left out. */
  readonly open?: OpenWire | undefined;
  /** @param more the list may stay open for the next one */
  readonly onChoose: (choice: NodeChoice, more: boolean) => void;
}

export function ChoiceList({ label, open, onChoose }: ChoiceListProps) {
  const app = useApp();
  const network = useNetwork();
  const recent = useSession((state) => state.preferences.recentKinds);
  return (
    <SearchList
      label={label}
      groupsFor={(typed) => choiceGroups(network, open, recent, typed)}
      nothing="No node is called like that."
      onChoose={({ choice }, more) => {
        onChoose(choice, more);
        app.session.getState().prefer({ recentKinds: withRecent(recent, choice.id) });
      }}
      hint="Enter adds · Ctrl+Enter adds and goes on"
    />
  );
}
