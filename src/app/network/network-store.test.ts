/** When the canvas is told that it shows another network, and not an edit of this one. */
import { expect, test } from "vitest";
import { newNetwork } from "../../core/network/new-network";
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
