/** What is saved and can be undone: the network with its history. One of three stores with three lifetimes. */
import { createStore } from "zustand/vanilla";
import { withWholeFolds } from "../../core/network/folds";
import {
  endGesture,
  type History,
  record,
  redo as redoHistory,
  startHistory,
  undo as undoHistory,
} from "../../core/network/history";
import { LIMITS, type Network } from "../../core/network/network";

/** Why a network that another tab writes is not changed here. */
export const READ_ONLY =
  "Another tab writes this network, and this one follows it. Take over to change it here, or open it as a copy.";

export interface NetworkState {
  readonly history: History<Network>;
  /** Rises whenever another network is put on the canvas, by undo and redo too. */
  readonly opened: number;
  /** Another tab writes it: edits are refused. */
  readonly readOnly: boolean;
  /**
   * Changes the network by an edit; changes that share a gesture undo as one.
   * @returns whether it is another network now: not where the edit made none or was refused
   */
  readonly change: (label: string, edit: (network: Network) => Network, gesture?: string) => boolean;
  readonly endGesture: () => void;
  /** Puts nodes where the canvas has room for them: nobody's change, so nothing to undo. */
  readonly settle: (place: (network: Network) => Network) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts another network in place of this one; undo brings the old one back. */
  readonly open: (network: Network, label: string) => void;
  /** Shows another document, with its own history. */
  readonly show: (history: History<Network>) => void;
}

/**
 * Begins with a network, and nothing to undo.
 * @param refused is told, in a sentence, of a change that is not made: a file could not hold what it leads to, or another
 *   tab writes the network
 * @param stored what the storage brings: what is to be undone
 */
export function createNetworkStore(
  first: Network,
  refused: (text: string) => void = () => {},
  stored?: Pick<NetworkState, "history">,
) {
  /** What was put in place of another network: undo from it and redo to it change networks, and do not edit one. */
  const brought = new WeakSet<Network>();
  return createStore<NetworkState>()((set, get) => {
    const edit = (change: (state: NetworkState) => Partial<NetworkState>) =>
      get().readOnly ? refused(READ_ONLY) : set(change);
    return {
      history: stored?.history ?? startHistory(first),
      opened: 0,
      readOnly: false,
      change: (label, make, gesture) => {
        const before = get().history.present;
        edit(({ history }) => {
          const next = withWholeFolds(make(history.present), history.present);
          const text = tooLarge(next);
          if (text === undefined || next === history.present) {
            return { history: record(history, next, label, gesture) };
          }
          refused(text);
          return {};
        });
        return get().history.present !== before;
      },
      settle: (place) =>
        set(({ history, readOnly }) => {
          const next = readOnly ? history.present : place(history.present);
          if (next === history.present) return {};
          if (brought.has(history.present)) brought.add(next);
          return { history: { ...history, present: next } };
        }),
      endGesture: () => set(({ history }) => ({ history: endGesture(history) })),
      undo: () =>
        edit(({ history, opened }) => {
          const isOther = history.past.length > 0 && brought.has(history.present);
          return { history: undoHistory(history), opened: isOther ? opened + 1 : opened };
        }),
      redo: () =>
        edit(({ history, opened }) => {
          const next = redoHistory(history);
          const isOther = next !== history && brought.has(next.present);
          return { history: next, opened: isOther ? opened + 1 : opened };
        }),
      open: (network, label) => {
        brought.add(network);
        edit(({ history, opened }) => ({
          history: record(history, network, label),
          opened: opened + 1,
        }));
      },
      show: (history) => set(({ opened }) => ({ history, opened: opened + 1 })),
    };
  });
}

/** Why a network is more than a file may hold; undefined where it is not. */
function tooLarge({ nodes, wires, notes = [] }: Network): string | undefined {
  const over = (what: string, count: number, most: number) =>
    `That would make ${count.toLocaleString("en")} ${what}; a network holds at most ${most.toLocaleString("en")}. Nothing was changed.`;
  if (notes.length > LIMITS.notes) return over("notes", notes.length, LIMITS.notes);
  if (nodes.length > LIMITS.nodes) return over("nodes", nodes.length, LIMITS.nodes);
  return wires.length > LIMITS.wires ? over("wires", wires.length, LIMITS.wires) : undefined;
}

export type NetworkStore = ReturnType<typeof createNetworkStore>;
