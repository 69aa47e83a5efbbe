/**
 * What the address says: `#lab` is the matrix lab, `#lab=…` the lab in a state of its own; anything else the editor.
 * Going there and back are steps of the browser's history; what changes within the lab only rewrites the last one.
 */
import type { LabStore } from "../lab/lab-store";
import { fetchPart } from "./fetch-part";
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

// The network's first picture does without it.
const loadLink = () => import("../../core/lab/link");

/**
 * The whole link to the lab's present state.
 * @throws Error where what writes it cannot be fetched
 */
export async function labLink(lab: LabStore): Promise<string> {
  const { encodeLab } = await loadLink();
  return `${location.href.split("#")[0]}#lab=${encodeLab(lab.getState().history.present)}`;
}

/** Keeps page and address in step, both ways. */
export function followAddress(session: SessionStore, lab: LabStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function read(): void {
    const text = labTextOf(location.hash);
    session.getState().goTo(text === undefined ? "editor" : "lab");
    if (text) void open(text);
  }

  async function open(text: string): Promise<void> {
    const link = await fetchPart(session, "What reads the link to the lab", loadLink);
    // Going back and forth between the pages leaves the lab as it was.
    if (!link || text !== labTextOf(location.hash) || text === link.encodeLab(lab.getState().history.present))
      return;
    const decoded = link.decodeLab(text);
    if (decoded.ok) lab.getState().open(decoded.state, "open a link");
    else session.getState().notify(decoded.text, "error");
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const link = await labLink(lab).catch(() => undefined);
    // Without it the address stays the lab's, not this state's.
    if (link && session.getState().page === "lab") history.replaceState(history.state, "", link);
  }

  read();
  // Also where a person edits the fragment by hand.
  window.addEventListener("popstate", read);
  session.subscribe((state, previous) => {
    const isLab = labTextOf(location.hash) !== undefined;
    if (state.page === previous.page || isLab === (state.page === "lab")) return;
    clearTimeout(timer);
    timer = undefined;
    const plain = location.pathname + location.search;
    history.pushState(history.state, "", state.page === "lab" ? `${plain}#lab` : plain);
    if (state.page === "lab") void write();
  });
  lab.subscribe((state, previous) => {
    if (state.history.present === previous.history.present || state.following) return;
    timer ??= setTimeout(() => void write(), FOLLOWS_AFTER);
  });
}
