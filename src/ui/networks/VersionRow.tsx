/** One version: when it was kept, how far it was trained, and what can be done with it. */
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { downloadDamaged } from "../../app/commands/download-damaged";
import { compareWith, readVersion } from "../../app/documents/comparison";
import type { ReadRevision } from "../../app/storage/reading";
import type { Version } from "../../app/storage/versions";
import { LIMITS } from "../../core/network/network";
import { useApp, useNetworkState } from "../context";
import { Menu, MenuItem } from "../kit/Menu";
import { NameField } from "../kit/NameField";
import { PlainButton } from "../kit/PlainButton";
import { showLoss, showWhen } from "../strings";

export interface VersionRowProps {
  readonly version: Version;
  /** Told when it has another name. */
  readonly onChanged: () => void;
}

export function VersionRow({ version, onChanged }: VersionRowProps) {
  const app = useApp();
  const [isNaming, setNaming] = useState(false);
  const isReadOnly = useNetworkState((state) => state.readOnly);
  const { name, at, epoch, record, isDamaged } = version;
  const when = showWhen(at, Date.now(), name === undefined);
  const title = name === undefined ? `how it was at ${when}` : `“${name}” of ${when}`;
  const { notify } = app.session.getState();
  const withRead = async (use: (read: ReadRevision) => unknown) => {
    const read = await readVersion(app, version);
    if (read) await use(read);
    else notify("This version cannot be read: it is damaged, or has been thinned out meanwhile.", "error");
    if (!read) onChanged();
  };
  const rename = async (next: string | undefined) => {
    setNaming(false);
    await app.keeper
      .nameVersion(version.revision, next)
      .catch(() => notify("The browser’s storage did not take it: the version stays as it is.", "error"));
    onChanged();
  };
  const openAsNew = ({ network, trained }: ReadRevision) =>
    app.documents().then((documents) => {
      const copy = {
        ...network,
        name: name === undefined ? network.name : `${network.name}, ${name}`.slice(0, LIMITS.name),
      };
      return documents?.begin({ network: copy, checkpoint: trained.weights }, {}, `open ${title}`, trained);
    });
  const facts = [
    name === undefined ? undefined : when,
    epoch === 0 ? "not trained" : `epoch ${epoch}`,
    record && `loss ${showLoss(record.loss)}`,
  ];
  if (isDamaged) {
    const { name: network } = app.network.getState().history.present;
    return (
      <li className="network-row">
        <div className="version-words">
          <span className="network-title">damaged</span>
          <span className="second">{when}</span>
        </div>
        <PlainButton
          look="small"
          onClick={() =>
            void downloadDamaged(app, { id: app.kept.getState().document, name: network }, version.revision)
          }
        >
          Download its text
        </PlainButton>
      </li>
    );
  }
  return (
    <li className="network-row">
      <div className="version-words">
        {isNaming ? (
          <NameField
            name={name ?? ""}
            label="Name of the version"
            onDone={(next) => (next?.trim() ? void rename(next.trim()) : setNaming(false))}
          />
        ) : (
          <span className={name === undefined ? "" : "network-title"}>{name ?? when}</span>
        )}
        <span className="second" translate="no">
          {facts.filter(Boolean).join(" · ")}
        </span>
      </div>
      <div className="actions version-actions">
        <PlainButton
          look="small"
          aria-label={`What changed since ${title}`}
          onClick={() => void withRead((read) => compareWith(app, title, read))}
        >
          What changed
        </PlainButton>
        <Menu label={<Ellipsis size={15} />} name={`More of ${title}`} look="quiet icon small" align="end">
          {!isReadOnly && (
            <MenuItem
              onChoose={() =>
                void withRead(async (read) =>
                  (await app.documents())?.restore(read, name ?? `the version of ${when}`),
                )
              }
            >
              Restore
            </MenuItem>
          )}
          <MenuItem onChoose={() => void withRead(openAsNew)}>Open as a network of its own</MenuItem>
          {!isReadOnly && (
            <MenuItem onChoose={() => setNaming(true)}>
              {name === undefined ? "Keep under a name" : "Rename"}
            </MenuItem>
          )}
          {!isReadOnly && name !== undefined && (
            <MenuItem onChoose={() => void rename(undefined)}>Keep no longer</MenuItem>
          )}
        </Menu>
      </div>
    </li>
  );
}
