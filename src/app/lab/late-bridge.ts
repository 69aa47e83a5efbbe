/** The bridge to the lab, fetched when it is first asked for: until then no layer is linked, and there is nothing to follow. */
import { fetchPart } from "../session/fetch-part";
import type { LabBridge, LabBridgeParts } from "./lab-bridge";

/** Where it does not come, a notice says so, and the next try fetches it again. */
export function createLateBridge(parts: LabBridgeParts): LabBridge {
  let bridge: LabBridge | undefined;

  async function fetchBridge(): Promise<LabBridge | undefined> {
    const load = () => import("./lab-bridge");
    const part = await fetchPart(parts.session, "What joins a layer and the lab", load);
    bridge ??= part?.createLabBridge(parts);
    return bridge;
  }

  return {
    open: async (node) => (await fetchBridge())?.open(node),
    send: async (node) => (await fetchBridge())?.send(node),
    unlink: () => bridge?.unlink(),
  };
}
