/** What an edit did, said in a notice that leaves when the edit is undone. */
import type { SessionStore } from "../session/session-store";
import type { NetworkStore } from "./network-store";

export interface EditedPage {
  readonly session: SessionStore;
  readonly network: NetworkStore;
}

/** Says what the last edit did. */
export function notifyOfEdit({ session, network }: EditedPage, text: string): void {
  session.getState().notify(text, "note", network.getState().history.past.length);
}

/** Takes such notices back as edits are undone. @returns the end of it */
export function followUndone(network: NetworkStore, session: SessionStore): () => void {
  return network.subscribe(({ history: { past } }, before) => {
    if (past.length < before.history.past.length) session.getState().retractUndone(past.length);
  });
}
