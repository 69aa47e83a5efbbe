/** The networks of this browser, read again whenever one of them may have changed. */
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { type Listed, listNetworks } from "../../app/documents/list";
import { useApp, useNetwork } from "../context";

/** undefined until the storage has told. */
export function useNetworks(): readonly Listed[] | undefined {
  const app = useApp();
  const [networks, setNetworks] = useState<readonly Listed[]>();
  const document = useStore(app.kept, (kept) => kept.document);
  const state = useStore(app.kept, (kept) => kept.state);
  const changes = useStore(app.listed, (listed) => listed.changes);
  const { name } = useNetwork();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may mean another list
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const now = await listNetworks(app);
      if (isWanted) setNetworks(now);
    };
    void look();
    // Another tab may have changed any of them.
    window.addEventListener("focus", look);
    return () => {
      isWanted = false;
      window.removeEventListener("focus", look);
    };
  }, [app, document, state, changes, name]);
  return networks;
}
