/** Another network on the canvas: nothing of the one before is chosen, open, compared or under way. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startHistory } from "../../core/network/history";
import type { NodeId, NoteId, WireId } from "../../core/network/network";
import { createFilmPlayer } from "../film/film-player";
import { createDragging } from "../network/dragging";
import { createNetworkStore } from "../network/network-store";
import { openPreset } from "../network/presets";
import { untrained } from "../run/checkpoints";
import { createRunStore } from "../run/run-store";
import { createSessionStore } from "../session/session-store";
import { createCanvasChange } from "./canvas-change";

const before = openPreset("two-rings").network;
const after = openPreset("all-width-two").network;
/** One that both have. */
const node = before.nodes.find(({ id }) => after.nodes.some((other) => other.id === id))?.id as NodeId;

function page() {
  const stores = {
    network: createNetworkStore(before),
    session: createSessionStore({}),
    run: createRunStore(),
  };
  const bridge = { open: async () => {}, send: async () => {}, unlink: () => {} };
  const canvas = createCanvasChange({ ...stores, film: createFilmPlayer(stores), bridge });
  return { ...stores, show: () => canvas.show(undefined, startHistory(after), untrained) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what was chosen, open and pointed at goes, and the rest of the page stays", () => {
  const { session, show } = page();
  const fresh = createSessionStore({}).getState();
  const { select, prefer, set } = session.getState();
  select([node], ["w1" as WireId]);
  prefer({ drawer: "data" });
  set({
    listedWires: { node, into: false },
    mending: node,
    renaming: node,
    addingNote: {},
    notes: ["note1" as NoteId],
    adding: { behind: true },
    refactorOpen: true,
    comparison: { title: "before", network: before, epoch: 0, weights: new Map() },
    narrowTab: "inspector",
  });
  show();
  expect(session.getState()).toMatchObject({
    ...{ nodes: [], wires: [], notes: [], listedWires: undefined, mending: undefined },
    ...{ renaming: undefined, addingNote: undefined, adding: undefined, refactorOpen: false },
    ...{
      comparison: undefined,
      narrowTab: "inspector",
      preferences: { ...fresh.preferences, drawer: "data" },
    },
  });
});

test("a drag that another network came into moves nothing of that one", () => {
  const { network, session, show } = page();
  createDragging(network, session).move(new Map([[node, { x: 5, y: 5 }]]), true);
  show();
  vi.advanceTimersByTime(2000);
  expect(network.getState().history).toMatchObject({ present: after, past: [] });
});
