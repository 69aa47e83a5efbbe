/**
 * The bridge between a layer and the lab: open a layer there, send a matrix back, and while the two are linked keep
 * them one and the same. An edit in the lab sets the weights of the running network; a step of training moves the
 * lab's matrix.
 */
import { blockOf, fitsWindow, openWindow, type Rank2Block, withBlock } from "../../core/lab/rank-2-block";
import { biasOf, type LabState, matrixEntries, matrixOf, numberEntry } from "../../core/lab/state";
import type { NodeId } from "../../core/network/network";
import type { NetworkStore } from "../network/network-store";
import type { RunController } from "../run/run-controller";
import type { RunStore } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import type { LabStore } from "./lab-store";

export interface LabBridgeParts {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly lab: LabStore;
  readonly setWeights: RunController["setWeights"];
}

/** Weights are 32-bit numbers: nearer than this, relative to the largest entry, is the same matrix. */
const SAME = 1e-6;
/** Milliseconds after an edit in which weights of before it may still arrive, and are known by not being the edit's. */
const SETTLES = 1500;
/** Milliseconds after a change by hand in which training does not pull the matrix from under it. */
const HELD = 700;

export interface LabBridge {
  /** Shows a layer in the lab and links the two. */
  readonly open: (node: NodeId) => Promise<void>;
  /** Puts the lab's matrix and bias into a layer and links the two. */
  readonly send: (node: NodeId) => Promise<void>;
  readonly unlink: () => void;
}

/** What cannot be linked is refused in a notice; nothing has changed then. */
export function createLabBridge({ network, session, run, lab, setWeights }: LabBridgeParts): LabBridge {
  /** An edit is on its way to the layer; another one waits for its turn. */
  let sending = false;
  let waiting = false;
  /** What was sent and has not been heard of since. */
  let sent: { readonly block: Rank2Block; readonly at: number } | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;
  let gestures = 0;
  let later: ReturnType<typeof setTimeout> | undefined;

  const nameOf = (node: NodeId) =>
    network.getState().history.present.nodes.find((candidate) => candidate.id === node)?.name ?? node;
  const weightsOf = (node: NodeId) => run.getState().weights?.get(node);

  function refuse(text: string): void {
    session.getState().notify(text, "error");
  }

  async function open(node: NodeId): Promise<void> {
    const arrays = weightsOf(node);
    if (!arrays) {
      refuse(
        `“${nameOf(node)}” has no weights to show yet. Pause the run, or mend what the node says, then try again.`,
      );
      return;
    }
    const window = openWindow(arrays, nameOf(node));
    if (typeof window === "string") {
      refuse(window);
      return;
    }
    const { history, open: openState, set } = lab.getState();
    const block = blockOf(window, arrays);
    openState(
      {
        ...withLayer(history.present, block),
        mode: "one",
        shape: "grid",
        scale: { kind: "auto" },
        preset: undefined,
      },
      `open ${nameOf(node)}`,
    );
    set({ link: { node, window, since: lab.getState().history.past.length } });
    session.getState().goTo("lab");
  }

  async function send(node: NodeId): Promise<void> {
    const arrays = weightsOf(node);
    const window = arrays ? openWindow(arrays, nameOf(node)) : `“${nameOf(node)}” has no weights yet.`;
    if (typeof window === "string") {
      refuse(window);
      return;
    }
    lab.getState().set({ link: { node, window, since: lab.getState().history.past.length } });
    if (await push())
      session.getState().notify(`The matrix is in “${nameOf(node)}” now. The two stay linked.`);
  }

  /** Sends the lab's present matrix to the linked layer. Edits that come faster than they are taken join. */
  async function push(): Promise<boolean> {
    if (sending) {
      waiting = true;
      return false;
    }
    sending = true;
    let ok = false;
    do {
      waiting = false;
      const { link, history } = lab.getState();
      if (!link) break;
      const block: Rank2Block = { matrix: matrixOf(history.present.matrix), shift: biasOf(history.present) };
      const answer = await setWeights(
        link.node,
        (arrays) => (fitsWindow(link.window, arrays) ? withBlock(link.window, arrays, block) : arrays),
        `set ${nameOf(link.node)} from the lab`,
        `lab ${gestures}`,
      );
      sent = { block, at: performance.now() };
      ok = answer.ok;
      if (!answer.ok) {
        unlink();
        refuse(answer.text);
      }
    } while (waiting);
    sending = false;
    return ok;
  }

  function unlink(): void {
    lab.getState().set({ link: undefined });
  }

  /** What the layer has become, where training or another hand has moved it. */
  function follow(): void {
    const { link, history, follow: followLayer } = lab.getState();
    if (!link) return;
    const now = performance.now();
    const arrays = weightsOf(link.node);
    if (!arrays) return;
    if (!fitsWindow(link.window, arrays)) {
      unlink();
      refuse(
        `“${nameOf(link.node)}” has changed its width, so the lab has let it go. Open it again to go on.`,
      );
      return;
    }
    // While a person drags, or what they did is still on its way, older weights must not pull the matrix back.
    const block = blockOf(link.window, arrays);
    const isOlder = sent && !isSameBlock(block, sent.block);
    const wait = Math.max(changedAt + HELD, isOlder ? (sent?.at ?? 0) + SETTLES : 0) - now;
    if (sending || wait > 0) {
      // No other weights may come after these, so they are looked at again.
      clearTimeout(later);
      later = setTimeout(follow, Math.max(wait, HELD));
      return;
    }
    sent = undefined;
    if (!isSame(history.present, block)) followLayer((state) => withLayer(state, block));
  }

  lab.subscribe((state, previous) => {
    const [now, before] = [state.history.present, previous.history.present];
    if (state.history.gesture !== previous.history.gesture) gestures += 1;
    if (!state.link || state.link !== previous.link || state.following || now === before) return;
    if (isSame(now, { matrix: matrixOf(before.matrix), shift: biasOf(before) })) return;
    changedAt = performance.now();
    void push();
  });
  run.subscribe((state, previous) => {
    if (state.weights !== previous.weights) follow();
  });
  network.subscribe((state, previous) => {
    const { link } = lab.getState();
    const [now, before] = [state.history.present, previous.history.present];
    if (!link || now === before || now.nodes.some((node) => node.id === link.node)) return;
    unlink();
    session.getState().notify("The linked layer is gone, so the lab stands alone again.");
  });

  return { open, send, unlink };
}

/** The lab's state with a layer's block in it. */
function withLayer(state: LabState, { matrix, shift }: Rank2Block): LabState {
  return { ...state, matrix: matrixEntries(matrix), bias: [numberEntry(shift[0]), numberEntry(shift[1])] };
}

function isSame(state: LabState, block: Rank2Block): boolean {
  return isSameBlock({ matrix: matrixOf(state.matrix), shift: biasOf(state) }, block);
}

function isSameBlock(one: Rank2Block, other: Rank2Block): boolean {
  const numbers = [...one.matrix, ...one.shift];
  const others = [...other.matrix, ...other.shift];
  const largest = Math.max(...numbers.map(Math.abs), ...others.map(Math.abs));
  return numbers.every((value, index) => Math.abs(value - (others[index] ?? 0)) <= SAME * largest);
}
