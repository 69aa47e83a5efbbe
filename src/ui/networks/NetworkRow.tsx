/** One network of the list: what it is, when it was changed, and what can be done with it. */
import { Ellipsis } from "lucide-react";
import { useEffect, useState } from "react";
import { downloadDamaged } from "../../app/commands/download-damaged";
import type { Documents } from "../../app/documents/documents";
import { type Listed, presentSummary, type Summary, summaryOf } from "../../app/documents/list";
import { useApp, useNetwork, useRun } from "../context";
import { Menu, MenuItem } from "../kit/Menu";
import { NameField } from "../kit/NameField";
import { PlainButton } from "../kit/PlainButton";
import { showWhen } from "../strings";

export interface NetworkRowProps {
  readonly network: Listed;
  /** It is on the canvas. */
  readonly isOwn: boolean;
  readonly isRenaming: boolean;
  readonly onRename: (isRenaming: boolean) => void;
}

export function NetworkRow({ network, isOwn, isRenaming, onRename }: NetworkRowProps) {
  const app = useApp();
  const [isDamaged, setDamaged] = useState(false);
  const act = (work: (documents: Documents) => Promise<unknown>) => {
    void app.documents().then((documents) => documents && work(documents));
  };
  const open = () => act(async (documents) => setDamaged(!(await documents.open(network))));
  if (isRenaming) {
    return (
      <li className="network-row">
        <NameField
          name={network.name}
          onDone={(name) => {
            onRename(false);
            if (name !== undefined) act((documents) => documents.rename(network, name));
          }}
        />
      </li>
    );
  }
  return (
    <li className={`network-row ${isOwn ? "chosen" : ""}`}>
      <button
        type="button"
        className="network-button"
        data-network={network.id}
        aria-current={isOwn ? "true" : undefined}
        onClick={open}
      >
        <span className="network-title one-line" title={network.name}>
          {network.name}
        </span>
        {isOwn ? <PresentLine /> : <StoredLine network={network} onDamaged={setDamaged} />}
        <span className="second">
          {isOwn ? "on the canvas · " : ""}
          changed {showWhen(network.at, Date.now())}
          {network.isElsewhere && " · open in another tab"}
          {network.leaves !== undefined &&
            ` · goes on ${new Date(network.leaves).toLocaleDateString()} unless it is opened`}
        </span>
      </button>
      <Menu
        label={<Ellipsis size={15} />}
        name={`More of ${network.name}`}
        look="quiet icon small"
        align="end"
      >
        {!isOwn && <MenuItem onChoose={open}>Open</MenuItem>}
        <MenuItem onChoose={() => onRename(true)}>Rename</MenuItem>
        <MenuItem onChoose={() => act((documents) => documents.duplicate(network))}>Duplicate</MenuItem>
        <MenuItem onChoose={() => act((documents) => documents.remove(network))}>Delete</MenuItem>
      </Menu>
      {isDamaged && (
        <PlainButton look="small" onClick={() => void downloadDamaged(app, network)}>
          Download the text of “{network.name}”
        </PlainButton>
      )}
    </li>
  );
}

/** As it is now. */
function PresentLine() {
  const network = useNetwork();
  const last = useRun((state) => state.records.at(-1));
  return (
    <span className="network-words" translate="no">
      {presentSummary(network, last?.epoch ?? 0, last?.accuracy)}
    </span>
  );
}

interface StoredLineProps {
  readonly network: Listed;
  /** The same function at every rendering. */
  readonly onDamaged: (isDamaged: true) => void;
}

/** As it was kept. */
function StoredLine({ network, onDamaged }: StoredLineProps) {
  const app = useApp();
  const [summary, setSummary] = useState<Summary>();
  useEffect(() => {
    let isWanted = true;
    void summaryOf(app, network).then((now) => {
      if (!isWanted) return;
      setSummary(now);
      if (now.kind === "damaged") onDamaged(true);
    });
    return () => {
      isWanted = false;
    };
  }, [app, network, onDamaged]);
  return (
    <span className="network-words" translate="no">
      {summary?.kind === "damaged" ? "damaged" : (summary?.words ?? "…")}
    </span>
  );
}
