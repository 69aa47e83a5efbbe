/** When the canvas is told that it shows another network, and not an edit of this one. */
import { expect, test } from "vitest";
import { duplicateNodes } from "../../core/network/edit";
import { LIMITS } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { largeNetworks } from "../../core/testing/large-networks";
import { createNetworkStore } from "./network-store";

test("opening, its undo and its redo are another network each; edits, theirs and those at the ends of history are none", () => {
  const store = createNetworkStore(newNetwork());
  const { change, open, undo, redo } = store.getState();
  const rename = (name: string) => change("rename", (network) => ({ ...network, name }));
  const opened = (act: () => void) => {
    const before = store.getState().opened;
    act();
    return store.getState().opened - before;
  };
  expect(opened(undo)).toBe(0);
  expect(opened(() => rename("first"))).toBe(0);
  expect(opened(() => open({ ...newNetwork(), name: "other" }, "open other"))).toBe(1);
  expect(opened(redo)).toBe(0);
  expect(opened(() => rename("edited"))).toBe(0);
  expect(opened(undo)).toBe(0);
  expect(opened(undo)).toBe(1);
  expect(store.getState().history.present.name).toBe("first");
  expect(opened(undo)).toBe(0);
  expect(opened(redo)).toBe(0);
  expect(opened(redo)).toBe(1);
  expect(store.getState().history.present.name).toBe("other");
  expect(opened(redo)).toBe(0);
  expect(store.getState().history.present.name).toBe("edited");
  expect(opened(redo)).toBe(0);
});

test("more nodes than a file may hold are refused in a sentence, and nothing changes", () => {
  const full = largeNetworks["Dense in one ring"](LIMITS.nodes - 1);
  const said: string[] = [];
  const store = createNetworkStore(full, (text) => said.push(text));
  const twice = (count: number) =>
    store.getState().change(
      "duplicate",
      (network) =>
        duplicateNodes(
          network,
          full.nodes.slice(0, count).map(({ id }) => id),
          { x: 0, y: 0 },
        ).network,
    );
  twice(2);
  expect(store.getState().history.present).toBe(full);
  expect(said).toEqual([
    "That would make 10,001 nodes; a network holds at most 10,000. Nothing was changed.",
  ]);
  twice(1);
  expect(store.getState().history.present.nodes).toHaveLength(LIMITS.nodes);
  expect(said).toHaveLength(1);
});

test("what the canvas settles is nobody's change: nothing to undo, nothing of a network that another tab writes", () => {
  const store = createNetworkStore(newNetwork());
  const { settle, change, undo } = store.getState();
  const named = (name: string) => settle((network) => ({ ...network, name }));
  named("settled");
  expect(store.getState().history).toMatchObject({ present: { name: "settled" }, past: [] });
  change("edit", (network) => ({ ...network, about: "mine" }));
  named("again");
  undo();
  expect(store.getState().history.present).toMatchObject({ name: "settled", about: newNetwork().about });
  store.setState({ readOnly: true });
  named("theirs");
  expect(store.getState().history.present.name).toBe("settled");
});
