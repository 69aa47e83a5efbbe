/**
 * The matrix lab's own state: what it shows, with a history of its own, and where the film and the question stand.
 * It is kept in the link and nowhere else.
 */
import { createStore } from "zustand/vanilla";
import type { LayerWindow } from "../../core/lab/rank-2-block";
import { initialLab, type LabState } from "../../core/lab/state";
import { endGesture, type History, record, redo, startHistory, undo } from "../../core/network/history";
import type { NodeId } from "../../core/network/network";

/** What plays: the honest or naive way from x to A x + b, or one of the two factorings. */
export type LabFilmKind = "motion" | "eigen" | "singular";

/** A layer whose weights and the lab's matrix are one and the same. */
export interface LabLink {
  readonly node: NodeId;
  readonly window: LayerWindow;
  /** Entries of the lab's history when they were linked: undo beyond that is another matrix, and not the layer's. */
  readonly since: number;
}

export interface LabStoreState {
  readonly history: History<LabState>;
  /** The present state came from the layer it is linked to, not from a person. */
  readonly following: boolean;
  /** The answer a person chose to the preset's question; undefined while it is open. */
  readonly guess: number | undefined;
  /** Whether the answer is told: after a guess, or where there is no question. */
  readonly revealed: boolean;
  /** Whether the image is drawn: once the answer is told, and before where trying it out is the question. */
  readonly drawn: boolean;
  readonly film: LabFilmKind;
  /** 0: the plane as it was; 1: as it becomes. */
  readonly time: number;
  readonly playing: boolean;
  readonly link: LabLink | undefined;
  /** Presets whose question has been answered. */
  readonly answered: ReadonlySet<string>;
  /** What the picture shows now: half its width in plane units, and one sentence. */
  readonly seen: { readonly half: number; readonly sentence: string };
  /** Changes what is shown by an edit; changes that share a gesture undo as one. */
  readonly change: (label: string, edit: (state: LabState) => LabState, gesture?: string) => void;
  readonly endGesture: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /**
   * Another state in place of this one. first: its question comes before anything is drawn; try: before the answer
   * is told, but the picture may be tried out.
   */
  readonly open: (state: LabState, label: string, asks?: "first" | "try") => void;
  /** The layer has moved: the same edit without an entry of its own. */
  readonly follow: (edit: (state: LabState) => LabState) => void;
  /** A person's guess, or undefined where they want to be shown; then the answer is drawn. */
  readonly answer: (choice: number | undefined) => void;
  readonly see: (half: number, sentence: string) => void;
  readonly set: (change: Partial<Pick<LabStoreState, "film" | "time" | "playing" | "link">>) => void;
}

const atRest = {
  guess: undefined,
  revealed: true,
  drawn: true,
  film: "motion",
  time: 1,
  playing: false,
} as const;

/** Begins with the material's first matrix, nothing linked and no question open. */
export function createLabStore() {
  return createStore<LabStoreState>()((set) => ({
    ...atRest,
    history: startHistory(initialLab),
    following: false,
    link: undefined,
    answered: new Set(),
    seen: { half: 1, sentence: "" },
    change: (label, edit, gesture) =>
      set(({ history, drawn }) => ({
        history: record(history, edit(history.present), label, gesture),
        following: false,
        // Whoever takes hold of the matrix has left the question behind.
        ...(!drawn && { revealed: true, drawn: true, time: 1 }),
      })),
    endGesture: () => set(({ history }) => ({ history: endGesture(history) })),
    undo: () =>
      set(({ history, link }) => ({
        ...atRest,
        history: undo(history),
        following: false,
        link: link && history.past.length > link.since ? link : undefined,
      })),
    redo: () => set(({ history }) => ({ history: redo(history), following: false, ...atRest })),
    open: (state, label, asks) =>
      set(({ history }) => ({
        ...atRest,
        history: record(history, state, label),
        following: false,
        link: undefined,
        ...(asks && { revealed: false }),
        ...(asks === "first" && { drawn: false, time: 0 }),
      })),
    follow: (edit) =>
      set(({ history }) => ({ history: { ...history, present: edit(history.present) }, following: true })),
    answer: (guess) =>
      set(({ history, answered, drawn }) => ({
        guess,
        revealed: true,
        drawn: true,
        ...(!drawn && { film: "motion", time: 0, playing: true }),
        answered: new Set([...answered, history.present.preset ?? ""]),
      })),
    see: (half, sentence) =>
      set(({ seen }) =>
        seen.half === half && seen.sentence === sentence ? {} : { seen: { half, sentence } },
      ),
    set: (change) => set(change),
  }));
}

export type LabStore = ReturnType<typeof createLabStore>;
