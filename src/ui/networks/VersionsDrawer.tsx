/** The versions of the network on the canvas: kept, compared with what is there, brought back. */
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { compareWith, readPreset, shippedPreset, versionsOf } from "../../app/documents/comparison";
import type { PresetName } from "../../app/network/presets";
import type { Version } from "../../app/storage/versions";
import { LIMITS } from "../../core/network/network";
import { useApp, useNetworkState, useSession } from "../context";
import { PlainButton } from "../kit/PlainButton";
import { Fold } from "../kit/Section";
import { VersionRow } from "./VersionRow";
import { WhatChanged } from "./WhatChanged";
import "./networks.css";

export function Versions() {
  const app = useApp();
  const [versions, look] = useVersions();
  const comparison = useSession((state) => state.comparison);
  const preset = shippedPreset(app);
  if (!versions) return null;
  const named = versions.filter(({ name }) => name !== undefined);
  const others = versions.filter(({ name }) => name === undefined);
  return (
    <>
      <KeepField onKept={look} />
      {comparison && <WhatChanged comparison={comparison} />}
      <ul className="networks" aria-label="Versions of this network">
        {named.map((version) => (
          <VersionRow key={version.revision} version={version} onChanged={look} />
        ))}
        {preset && <PresetRow preset={preset} />}
      </ul>
      {others.length > 0 && (
        <Fold
          key={String(named.length === 0)}
          title={`Kept by itself (${others.length})`}
          open={named.length === 0}
        >
          <p className="second">
            The last five, and before them one of every ten minutes. With a name they stay.
          </p>
          <ul className="networks" aria-label="Versions kept by themselves">
            {others.map((version) => (
              <VersionRow key={version.revision} version={version} onChanged={look} />
            ))}
          </ul>
        </Fold>
      )}
      {versions.length === 0 && !preset && (
        <p className="second">None is kept yet: they come with the first edit or step.</p>
      )}
    </>
  );
}

/** What the network began as. */
function PresetRow({ preset }: { readonly preset: PresetName }) {
  const app = useApp();
  return (
    <li className="network-row">
      <div className="version-words">
        <span className="network-title">The preset as shipped</span>
        <span className="second">what this network began as</span>
      </div>
      <div className="actions version-actions">
        <PlainButton
          look="small"
          aria-label="What changed since the preset as shipped"
          onClick={() => compareWith(app, "the preset as shipped", readPreset(preset))}
        >
          What changed
        </PlainButton>
      </div>
    </li>
  );
}

/** undefined until the storage has told; with what has them read again. */
function useVersions(): readonly [readonly Version[] | undefined, () => void] {
  const app = useApp();
  const [versions, setVersions] = useState<readonly Version[]>();
  const [looks, setLooks] = useState(0);
  const document = useStore(app.kept, (kept) => kept.document);
  const state = useStore(app.kept, (kept) => kept.state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may mean other versions
  useEffect(() => {
    let isWanted = true;
    if (state === "keeping") return;
    void versionsOf(app).then((now) => isWanted && setVersions(now));
    return () => {
      isWanted = false;
    };
  }, [app, document, state, looks]);
  return [versions, () => setLooks((count) => count + 1)];
}

/** Keeps what is on the canvas under the name that is typed. */
function KeepField({ onKept }: { readonly onKept: () => void }) {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const isAsked = useSession((state) => state.namingVersion);
  const isReadOnly = useNetworkState((state) => state.readOnly);
  useEffect(() => {
    if (!isAsked) return;
    field.current?.focus();
    app.session.getState().set({ namingVersion: false });
  }, [app, isAsked]);
  const keep = async () => {
    const name = field.current?.value.trim();
    if (!name || !field.current) return;
    const { notify } = app.session.getState();
    field.current.value = "";
    const isKept = await app.keeper.keepVersion(name);
    if (isKept) notify(`“${name}” is kept.`);
    else
      notify(`“${name}” could not be kept: the browser’s storage did not take it. Save to a file.`, "error");
    onKept();
  };
  return (
    <div className="keep-version">
      <input
        ref={field}
        className="text-field"
        aria-label="Name of the version to keep"
        placeholder="A name for how it is now"
        maxLength={LIMITS.name}
        disabled={isReadOnly}
        onKeyDown={(event) => event.key === "Enter" && void keep()}
      />
      <PlainButton disabled={isReadOnly} onClick={() => void keep()}>
        Keep
      </PlainButton>
    </div>
  );
}
