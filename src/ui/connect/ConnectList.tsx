/** What a node feeds, or what feeds it: what is wired and can be cut, what can be wired, and why the rest cannot. */
import { Unplug, Waypoints } from "lucide-react";
import { useMemo } from "react";
import { connect, disconnect } from "../../app/network/wiring";
import type { ListedWires } from "../../app/session/session-store";
import { type Connection, connectionsOf } from "../../core/network/connections";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { findByWords } from "../../core/words/find-by-words";
import { useApp, useNetwork, useSession } from "../context";
import { SearchDialog } from "../kit/SearchDialog";
import { type SearchGroup, type SearchItem, SearchList } from "../kit/SearchList";
import { Segmented } from "../kit/Segmented";
import { useLast } from "../kit/use-last";

interface ConnectionItem extends SearchItem {
  readonly connection: Connection;
}

/** Of a large network the nearest of each group; words find the others. */
const MOST_SHOWN = 100;

const DIRECTIONS = [
  { value: "out", label: "What it feeds" },
  { value: "into", label: "What feeds it" },
] as const;

export function ConnectList() {
  const app = useApp();
  const network = useNetwork();
  const listed = useSession((state) => state.listedWires);
  const shown = useLast(listed);
  const groups = useMemo(() => (shown ? groupsOf(network, shown) : []), [network, shown]);
  if (!shown) return null;
  const { node, into } = shown;
  const name = nodeOf(network, node)?.name ?? "";
  const set = (listedWires: ListedWires | undefined) => app.session.getState().set({ listedWires });
  const choose = ({ connection }: ConnectionItem, more: boolean) => {
    const { wire, node: other, port } = connection;
    if (wire) disconnect(app, wire);
    else connect(app, into ? { from: other, to: node, port } : { from: node, to: other, port });
    if (!more) set(undefined);
  };
  return (
    <SearchDialog label={`Wires of ${name}`} open={listed !== undefined} onClose={() => set(undefined)}>
      <SearchList
        key={String(into)}
        label={into ? `Wire into “${name}”` : `Wire “${name}” to`}
        groupsFor={(typed) => found(groups, typed)}
        nothing="No node is called like that."
        onChoose={choose}
        hint="Enter wires, or cuts what is wired · Ctrl+Enter and the list stays open"
      />
      <div className="search-hint">
        <Segmented
          label="Which wires"
          value={into ? "into" : "out"}
          choices={DIRECTIONS}
          onChange={(value) => set({ node, into: value === "into" })}
        />
      </div>
    </SearchDialog>
  );
}

function groupsOf(network: Network, { node, into }: ListedWires): readonly SearchGroup<ConnectionItem>[] {
  const { wired, possible, refused } = connectionsOf(network, node, into);
  const items = (connections: readonly Connection[]) =>
    connections.map((connection) => itemOf(network, connection, into ? node : connection.node));
  return [
    { title: "Can be wired", items: items(possible) },
    { title: "Wired: Enter cuts", items: items(wired) },
    { title: "Cannot be wired", items: items(refused) },
  ];
}

function found(
  groups: readonly SearchGroup<ConnectionItem>[],
  typed: string,
): readonly SearchGroup<ConnectionItem>[] {
  return groups.map(({ items, ...group }) => ({
    ...group,
    items: (typed.trim() === "" ? items : findByWords(items, typed)).slice(0, MOST_SHOWN),
  }));
}

/** @param target the node that the wire enters */
function itemOf(network: Network, connection: Connection, target: NodeId): ConnectionItem {
  const { node, port, wire, replaces, refusal } = connection;
  const other = nodeOf(network, node);
  const kind = nodeSpec(other?.kind ?? "")?.title ?? "";
  const ports = nodeSpec(nodeOf(network, target)?.kind ?? "")?.inputs ?? [];
  const place = ports.length > 1 ? `${kind}, place ${port}` : kind;
  const old = replaces && nodeOf(network, replaces)?.name;
  const Icon = wire ? Unplug : Waypoints;
  return {
    id: `${node} ${port}`,
    title: `${other?.name}${wire ? " (wired)" : ""}`,
    synonyms: [kind],
    note: old ? `${place} · in place of the wire from “${old}”` : place,
    refusal,
    icon: <Icon size={16} strokeWidth={1.75} />,
    connection,
  };
}
