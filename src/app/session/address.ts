/**
 * What the address says: `#lab` is the matrix lab, `#lab=…` the lab in a state of its own; anything else the editor.
 * Going there and back are steps of the browser's history; what changes within the lab only rewrites the last one.
 */
import { decodeLab, encodeLab } from "../../core/lab/link";
import type { LabStore } from "../lab/lab-store";
import type { SessionStore } from "./session-store";

/** Milliseconds of rest before the address follows an edit: browsers refuse more than a hundred in half a minute. */
const FOLLOWS_AFTER = 400;

/**
 * undefined where the address is not the lab's; "" for the lab as it stands.
 * @internal
 */
export function labTextOf(hash: string): string | undefined {
  if (hash === "#lab") return "";
  return hash.startsWith("#lab=") ? hash.slice("#lab=".length) : undefined;
}

/** The whole link to the lab's present state. */
export function labLink(lab: LabStore): string {
  return `${location.href.split("#")[0]}#lab=${encodeLab(lab.getState().history.present)}`;
}

/** Keeps page and address in step, both ways. */
export function followAddress(session: SessionStore, lab: LabStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function read(): void {
    const text = labTextOf(location.hash);
    // Going back and forth between the pages leaves the lab as it was.
    if (text && text !== encodeLab(lab.getState().history.present)) {
      const decoded = decodeLab(text);
      if (decoded.ok) lab.getState().open(decoded.state, "open a link");
      else session.getState().notify(decoded.text, "error");
    }
    session.getState().set({ page: text === undefined ? "editor" : "lab", fullScreen: undefined });
  }

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    if (session.getState().page === "lab") history.replaceState(history.state, "", labLink(lab));
  }

  read();
  // Also where a person edits the fragment by hand.
  window.addEventListener("popstate", read);
  session.subscribe((state, previous) => {
    const isLab = labTextOf(location.hash) !== undefined;
    if (state.page === previous.page || isLab === (state.page === "lab")) return;
    clearTimeout(timer);
    timer = undefined;
    history.pushState(
      history.state,
      "",
      state.page === "lab" ? labLink(lab) : location.pathname + location.search,
    );
  });
  lab.subscribe((state, previous) => {
    if (state.history.present === previous.history.present || state.following) return;
    timer ??= setTimeout(write, FOLLOWS_AFTER);
  });
}
