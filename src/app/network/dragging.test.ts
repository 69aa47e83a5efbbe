/** A drag: what one step of it makes, when the network has it, and what takes it back. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { largeNetworks } from "../../core/testing/large-networks";
import { createSessionStore } from "../session/session-store";
import { createDragging, withMoving } from "./dragging";
import { createNetworkStore } from "./network-store";

const id = "n7" as NodeId;
const at = (x: number) => new Map([[id, { x, y: 0 }]]);

function setUp() {
  const session = createSessionStore({});
  const refused = vi.fn();
  const network = createNetworkStore(largeNetworks["a chain that trains"](1000), refused);
  const dragging = createDragging(network, session);
  return { session, network, refused, dragging, present: () => network.getState().history.present };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a step of a drag of one node of a thousand makes one new node and leaves the network alone", () => {
  const { session, dragging, present } = setUp();
  const before = present();
  dragging.move(at(5), true);
  expect(present()).toBe(before);
  const moving = session.getState().moving;
  expect(moving?.network).toBe(before);
  const shown = withMoving([...before.nodes], moving?.positions);
  expect(shown.filter((node, index) => node !== before.nodes[index]).map((node) => node.id)).toEqual([id]);
  expect(shown[7]?.position).toEqual({ x: 5, y: 0 });
  const list = [...before.nodes];
  expect(withMoving(list, undefined)).toBe(list);
});

test("the network has it where the hand lets go, as one edit to undo, and the next drag is another", () => {
  const { session, network, dragging, present } = setUp();
  const before = present();
  dragging.move(at(5), true);
  dragging.move(at(9), true);
  dragging.move(at(9), false);
  expect(session.getState().moving).toBeUndefined();
  expect(nodeOf(present(), id)?.position.x).toBe(9);
  expect(network.getState().history.past.map(({ label }) => label)).toEqual(["move"]);
  dragging.move(at(12), true);
  dragging.move(at(12), false);
  expect(network.getState().history.past).toHaveLength(2);
  network.getState().undo();
  network.getState().undo();
  expect(present()).toBe(before);
  expect(vi.getTimerCount()).toBe(0);
});

test("a hand that rests is written down, and what it does after that is the same drag", () => {
  const { session, network, dragging, present } = setUp();
  dragging.move(at(5), true);
  vi.advanceTimersByTime(2000);
  expect(nodeOf(present(), id)?.position.x).toBe(5);
  expect(session.getState().moving).toBeUndefined();
  dragging.move(at(9), true);
  expect(session.getState().moving?.network).toBe(present());
  dragging.move(at(9), false);
  expect(network.getState().history.past).toHaveLength(1);
});

test("a drag back to where it began is no edit, and another tab's network is not dragged at all", () => {
  const { session, network, refused, dragging, present } = setUp();
  const before = present();
  const home = nodeOf(before, id)?.position.x ?? Number.NaN;
  dragging.move(at(home + 4), true);
  dragging.move(at(home), false);
  expect(present()).toBe(before);
  network.setState({ readOnly: true });
  dragging.move(at(5), true);
  expect(refused).toHaveBeenCalledOnce();
  expect(session.getState().moving).toBeUndefined();
  expect(present()).toBe(before);
});
