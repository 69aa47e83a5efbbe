/** The networks of this browser: opened, begun, named, copied, deleted and put back. */
import { type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";
import type { Listed } from "../../app/documents/list";
import { findByWords } from "../../core/words/find-by-words";
import { useApp, useSession } from "../context";
import { CommandButton } from "../kit/Button";
import { Fold } from "../kit/Section";
import { DeletedRow } from "./DeletedRow";
import { NetworkRow } from "./NetworkRow";
import { useNetworks } from "./use-networks";
import "./networks.css";

/** As many as a glance takes in: of more they are looked for. */
const GLANCE = 7;

export function Networks() {
  const app = useApp();
  const networks = useNetworks();
  const own = useStore(app.kept, (kept) => kept.document);
  const [typed, setTyped] = useState("");
  const [renaming, setRenaming] = useState<string>();
  const isReadyOffline = useSession((state) => state.isReadyOffline);
  if (!networks) return null;
  const there = networks.filter(({ deleted }) => deleted === undefined);
  const deleted = networks.filter((network) => network.deleted !== undefined);
  const found = findByWords(
    there.map((network) => ({ title: network.name, network })),
    typed,
  ).map(({ network }) => network);
  return (
    <>
      <p className="second">
        Each is kept in this browser, with its weights, its curves and its undo.
        {isReadyOffline && " Unfold is ready offline: it works without a connection."}
      </p>
      <div className="actions">
        <CommandButton id="new" look="small" />
        <CommandButton id="open" look="small" />
      </div>
      {there.length > GLANCE && (
        <input
          className="text-field"
          type="search"
          aria-label="Find a network"
          placeholder="Find a network"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ul
        className="networks"
        aria-label="Networks in this browser"
        onKeyDown={(event) => onKey(event, found)}
      >
        {found.map((network) => (
          <NetworkRow
            key={network.id}
            network={network}
            isOwn={network.id === own}
            isRenaming={renaming === network.id}
            onRename={(isRenaming) => setRenaming(isRenaming ? network.id : undefined)}
          />
        ))}
      </ul>
      {there.length === 0 && (
        <p className="second">None is kept here yet: the first edit or step keeps the one on the canvas.</p>
      )}
      {there.length > 0 && found.length === 0 && <p className="second">No network is called like that.</p>}
      {deleted.length > 0 && (
        <Fold title={`Deleted (${deleted.length})`}>
          <p className="second">They can be put back for 30 days.</p>
          <ul className="networks">
            {deleted.map((network) => (
              <DeletedRow key={network.id} network={network} />
            ))}
          </ul>
        </Fold>
      )}
    </>
  );

  /** Arrows go along the list; F2 renames, Delete deletes. */
  function onKey(event: KeyboardEvent<HTMLUListElement>, shown: readonly Listed[]): void {
    if (!(event.target instanceof HTMLElement)) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-network]")];
    const index = buttons.indexOf(event.target);
    const network = shown[index];
    if (!network) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: -1,
    };
    const step = steps[event.key];
    if (step !== undefined) buttons.at(Math.min(step, buttons.length - 1))?.focus();
    else if (event.key === "F2") setRenaming(network.id);
    else if (event.key === "Delete") void app.documents().then((documents) => documents?.remove(network));
    else return;
    event.preventDefault();
  }
}
