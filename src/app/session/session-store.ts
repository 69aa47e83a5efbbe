/** What belongs to this person at this screen: selection, panels, theme. Never saved with a network, never undone. */
import { createStore } from "zustand/vanilla";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Network, NodeId, NoteId, Position, WireId } from "../../core/network/network";
import type { OpenWire } from "../../core/network/place";
import { defaultPreferences, type PageLayout, type Preferences } from "./preferences";

/** What the page shows: the network, or the matrix lab beside it. */
export type Page = "editor" | "lab";

export interface Notice {
  readonly id: number;
  readonly kind: "note" | "error";
  readonly text: string;
  /** It says what an edit did: how many edits could be undone by then, that one among them. It goes when that one is undone. */
  readonly edits?: number | undefined;
}

/** A wire under way: where it starts and why each other node may not take it. */
export interface Connecting {
  readonly node: NodeId;
  readonly refusals: ReadonlyMap<NodeId, string>;
}

/** A node is being looked for, to be added: where the list of kinds stands, and where the node goes. */
export interface Adding {
  /** Where the list opens, in pixels of the window; beside the chosen node where undefined. */
  readonly at?: Position;
  /** It goes behind the chosen node, wherever the list stands; else to where that is. */
  readonly behind?: boolean;
  /** It goes into this wire. */
  readonly into?: WireId;
  /** It is joined to a wire that waits for it. */
  readonly open?: OpenWire;
}

/** Nodes under a hand, and where they are by now: the network has them there once the hand lets go, or rests. */
export interface Moving {
  /** Of which they are: of any other this says nothing. */
  readonly network: Network;
  readonly positions: ReadonlyMap<NodeId, Position>;
  /** Notes and frames under the same hand. */
  readonly notes?: ReadonlyMap<NoteId, Position>;
}

/** What a node is wired to, and can be, is listed: the wires that leave it, or those that enter it. */
export interface ListedWires {
  readonly node: NodeId;
  readonly into: boolean;
}

/** A menu of what can be done with what is chosen, or with the canvas. */
export interface OpenMenu {
  readonly of: "chosen" | "ground";
  /** In pixels of the window. */
  readonly at: Position;
}

/** Another state of the network, or another network, that the canvas marks what has changed since. */
export interface Comparison {
  /** In a sentence: "“Before dropout” of 20:14". */
  readonly title: string;
  readonly network: Network;
  readonly epoch: number;
  readonly weights: Checkpoint;
}

export interface SessionState {
  readonly page: Page;
  readonly preferences: Preferences;
  readonly nodes: readonly NodeId[];
  readonly wires: readonly WireId[];
  /** Notes and frames that are chosen: by a box, or with all there is. */
  readonly notes: readonly NoteId[];
  /** Where the keys are on the canvas: the node that was chosen last, though it may be chosen no more, or be gone. */
  readonly cursor: NodeId | undefined;
  /** Where the focus is asked to go next; whoever stands there takes it and clears this. */
  readonly focusOn: "canvas" | "settings" | undefined;
  /** What is said to screen readers of what a key did; counted, so that the same words are said again. */
  readonly said: { readonly text: string; readonly count: number };
  readonly connecting: Connecting | undefined;
  /** The place of the input plane that the pointer is at, on whatever picture of it. */
  readonly pointed: readonly [number, number] | undefined;
  readonly adding: Adding | undefined;
  readonly listedWires: ListedWires | undefined;
  /** A note is to be added, there in the window, else in the middle of the canvas; or a frame, around these nodes. */
  readonly addingNote: { readonly at?: Position; readonly around?: readonly NodeId[] } | undefined;
  readonly menu: OpenMenu | undefined;
  /** The node that is being given another name on the canvas. */
  readonly renaming: NodeId | undefined;
  /** The node whose problems are shown beside it, with what mends them. */
  readonly mending: NodeId | undefined;
  /** The wire that the pointer is on. */
  readonly pointedWire: WireId | undefined;
  /** The wire that a node under way would go into if it were let go now. */
  readonly taking: WireId | undefined;
  readonly moving: Moving | undefined;
  readonly comparison: Comparison | undefined;
  /** The ids of two runs that are looked at side by side. */
  readonly runsBeside: readonly [string, string] | undefined;
  /** A name is asked for, to keep a version under. */
  readonly namingVersion: boolean;
  readonly inspectorTab: "node" | "training";
  /** The pane that is in sight where there is room for one; the first where undefined. */
  readonly narrowTab: string | undefined;
  readonly shortcutsOpen: boolean;
  /** Whether a command is looked for by its words. */
  readonly paletteOpen: boolean;
  /** Whether refactorings of the chosen node are offered. */
  readonly refactorOpen: boolean;
  /** The whole program is kept in this browser. */
  readonly isReadyOffline: boolean;
  readonly notices: readonly Notice[];
  readonly prefer: (change: Partial<Preferences>) => void;
  /** Opens a drawer in the editor, or closes it where it is the one in sight. */
  readonly toggleDrawer: (id: string) => void;
  /** Goes to a page; what filled the screen belonged to the one before. */
  readonly goTo: (page: Page) => void;
  /** Goes to the matrix lab, or from there back to the network. */
  readonly toggleLab: () => void;
  /** Divides the page of the network in another way. */
  readonly lay: (layout: PageLayout) => void;
  /** Another network comes: what was chosen, open or pointed at on the one before is no more. */
  readonly forgetNetwork: () => void;
  /** Chooses these, and no note. @param keepsDrawer a drawer that led there stays open */
  readonly select: (nodes: readonly NodeId[], wires?: readonly WireId[], keepsDrawer?: boolean) => void;
  readonly set: (
    change: Partial<
      Pick<
        SessionState,
        | "connecting"
        | "cursor"
        | "focusOn"
        | "pointed"
        | "adding"
        | "addingNote"
        | "notes"
        | "listedWires"
        | "menu"
        | "pointedWire"
        | "renaming"
        | "mending"
        | "taking"
        | "moving"
        | "comparison"
        | "runsBeside"
        | "namingVersion"
        | "inspectorTab"
        | "narrowTab"
        | "shortcutsOpen"
        | "paletteOpen"
        | "refactorOpen"
        | "isReadyOffline"
      >
    >,
  ) => void;
  /** Says something to screen readers alone. */
  readonly say: (text: string) => void;
  /** @param edits where it says what the last edit did: how many edits there are to undo */
  readonly notify: (text: string, kind?: Notice["kind"], edits?: number) => void;
  readonly dismiss: (id: number) => void;
  /** Takes a sentence back that is no longer true. */
  readonly retract: (text: string) => void;
  /** Takes back what is said of edits that are undone. @param edits how many are left to undo */
  readonly retractUndone: (edits: number) => void;
}

/** What is about the network on the canvas, and is over when another one comes. */
const nothingOfNetwork = {
  nodes: [],
  wires: [],
  notes: [],
  connecting: undefined,
  pointed: undefined,
  adding: undefined,
  addingNote: undefined,
  listedWires: undefined,
  menu: undefined,
  renaming: undefined,
  mending: undefined,
  pointedWire: undefined,
  taking: undefined,
  moving: undefined,
  comparison: undefined,
  runsBeside: undefined,
  refactorOpen: false,
} satisfies Partial<SessionState>;

/** The drawer that shows what is chosen itself. */
const LIST_OF_NODES = "outline";

/** @param remembered of an earlier visit; the rest are the defaults */
export function createSessionStore(remembered: Partial<Preferences>) {
  return createStore<SessionState>()((set, get) => {
    let nextNotice = 1;
    return {
      page: "editor",
      preferences: { ...defaultPreferences, ...remembered },
      ...nothingOfNetwork,
      cursor: undefined,
      focusOn: undefined,
      said: { text: "", count: 0 },
      namingVersion: false,
      inspectorTab: "node",
      narrowTab: undefined,
      shortcutsOpen: false,
      paletteOpen: false,
      isReadyOffline: false,
      notices: [],
      prefer: (change) => set((state) => ({ preferences: { ...state.preferences, ...change } })),
      toggleDrawer: (id) =>
        set(({ page, preferences }) => ({
          // A drawer stands beside the network: from the lab, or a pane that fills the page, one goes there.
          page: "editor",
          preferences: {
            ...preferences,
            fullScreen: undefined,
            drawer: page === "editor" && preferences.drawer === id ? undefined : id,
          },
        })),
      goTo: (page) =>
        set((state) =>
          state.page === page
            ? state
            : { page, preferences: { ...state.preferences, fullScreen: undefined } },
        ),
      toggleLab: () => get().goTo(get().page === "lab" ? "editor" : "lab"),
      lay: (layout) =>
        set(({ preferences }) => ({
          page: "editor",
          preferences: { ...preferences, layout, fullScreen: undefined },
        })),
      forgetNetwork: () => set(nothingOfNetwork),
      select: (nodes, wires = [], keepsDrawer = false) =>
        set((state) => {
          const choice = { nodes, wires, notes: [], cursor: nodes.at(-1) ?? state.cursor };
          const stays = keepsDrawer || state.preferences.drawer === LIST_OF_NODES;
          // One node is chosen to be looked at: the inspector, where a drawer may stand, shows it.
          return nodes.length === 1 && nodes[0] !== state.nodes[0] && !stays
            ? { ...choice, inspectorTab: "node", preferences: { ...state.preferences, drawer: undefined } }
            : choice;
        }),
      set: (change) => set(change),
      say: (text) => set(({ said }) => ({ said: { text, count: said.count + 1 } })),
      notify: (text, kind = "note", edits) =>
        set((state) => ({
          // The same sentence twice is one notice; four are as many as anyone reads.
          notices: [
            ...state.notices.filter((notice) => notice.text !== text).slice(-3),
            { id: nextNotice++, kind, text, edits },
          ],
        })),
      retract: (text) =>
        set((state) => ({ notices: state.notices.filter((notice) => notice.text !== text) })),
      retractUndone: (edits) =>
        set((state) => {
          const left = state.notices.filter((notice) => (notice.edits ?? 0) <= edits);
          return left.length === state.notices.length ? state : { notices: left };
        }),
      dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    };
  });
}

export type SessionStore = ReturnType<typeof createSessionStore>;
