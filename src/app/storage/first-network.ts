/** What is on the canvas when the page comes: the network of last time, or the first preset. */
import { type OpenedNetwork, openNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { firstPreset } from "../network/first-preset";
import { type Trained, untrained } from "../run/checkpoints";
import type { SessionStore } from "../session/session-store";
import type { Keeper } from "./keeper";

export interface FirstNetwork {
  readonly opened: OpenedNetwork;
  readonly trained: Trained;
  /** Another value than what was opened where it counts as unsaved work. */
  readonly saved?: Network;
}

/** A record that cannot be read is put on the shelf, and a notice says so. */
export async function firstNetwork(keeper: Keeper, session: SessionStore): Promise<FirstNetwork> {
  const stored = await keeper.restore();
  if (!stored) return { opened: firstPreset(), trained: untrained };
  const opened = openNetwork(stored.text);
  if (opened.kind === "ok") {
    const { epoch = 0, records = [] } = stored.run ?? {};
    const { checkpoint: weights } = opened;
    // Without its weights a run has nothing behind it.
    const trained = weights ? { weights, epoch, records } : untrained;
    // What came back may differ from any file: it counts as unsaved work until it is saved.
    return { opened, trained, saved: { ...opened.network } };
  }
  await keeper.shelve(stored);
  session
    .getState()
    .notify(
      `The network of last time could not be read. ${opened.text} It is kept under Presets, Recent work.`,
      "error",
    );
  return { opened: firstPreset(), trained: untrained };
}
