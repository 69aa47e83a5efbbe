/** The canvas by keys: what is chosen, said, moved and undone. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "../../core/network/chain";
import { addNode, addWire, removeNodes } from "../../core/network/edit";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { appForCommands } from "../testing/app-for-commands";
import { type CommandId, command } from ".";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const [input, , bend] = chain.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];
/** The first Dense feeds a second layer besides. */
const { network, node: branch } = (() => {
  const added = addNode(chain, "dropout", { x: 9000, y: 900 });
  return { ...added, network: addWire(added.network, chain.nodes[1]!.id, added.node, "x") };
})();

function page(chosen: readonly NodeId[] = []) {
  const { app, shown, present } = appForCommands(network, chosen);
  const press = (id: CommandId): void => void command(id).run(app);
  const session = () => app.session.getState();
  const nameOf = (id: NodeId | undefined) => nodeOf(present(), id)?.name;
  return { app, press, shown, session, names: () => session().nodes.map(nameOf) };
}

test("the first key chooses the first node, the next ones go along the wires and show where they are", () => {
  const { press, names, shown } = page();
  press("walk-onward");
  expect(names()).toEqual(["input"]);
  press("walk-onward");
  press("walk-down");
  expect(names()).toEqual([nodeOf(network, bend)?.name]);
  expect(shown).toEqual([input, network.nodes[1]!.id, bend]);
});

test("where there were several it says which one this is, and at an end why it goes no further", () => {
  const { press, session } = page([network.nodes[1]!.id]);
  const name = network.nodes[1]!.name;
  press("walk-onward");
  expect(session().said.text).toBe(`1 of 2 that “${name}” feeds`);
  press("walk-down");
  expect(session().nodes).toEqual([branch]);
  expect(session().said.text).toBe("2 of 2 of the same depth");
  press("walk-onward");
  expect(session().nodes).toEqual([branch]);
  expect(session().said.text).toBe("“dropout” feeds nothing.");
});

test("with Shift what was chosen stays so, and the keys are at what came last", () => {
  const { press, session } = page([input]);
  press("walk-onward-adding");
  press("walk-onward-adding");
  expect(session().nodes).toEqual(network.nodes.slice(0, 3).map(({ id }) => id));
  press("walk-back");
  expect(session().nodes).toEqual([network.nodes[1]!.id]);
});

test("moving goes by the grid; presses that follow each other are one entry to undo", () => {
  const { app, press, session } = page([bend]);
  const place = () => nodeOf(app.network.getState().history.present, bend)!.position;
  const { x, y } = place();
  press("move-right");
  press("move-right");
  press("move-up-far");
  expect(place()).toEqual({ x: x + 40, y: y - 140 });
  expect(session().said.text).toContain(`at ${x + 40}, ${y - 140}`);
  expect(app.network.getState().history.past).toHaveLength(1);
  press("walk-back");
  press("move-left");
  expect(app.network.getState().history.past).toHaveLength(2);
  app.network.getState().undo();
  app.network.getState().undo();
  expect(app.network.getState().history.present).toBe(network);
});

test("after a node is deleted the keys are at what fed it, and nothing is chosen", () => {
  const { app, press, session } = page([bend]);
  press("delete");
  expect(session().nodes).toEqual([]);
  expect(session().cursor).toBe(network.nodes[1]!.id);
  expect(app.network.getState().history.present.nodes).toHaveLength(network.nodes.length - 1);
  // Undo of an edit that somebody else made may take the node under the keys away as well.
  app.network.getState().change("clear", (present) => removeNodes(present, [network.nodes[1]!.id]));
  press("walk-first");
  expect(session().nodes).toEqual([input]);
});

test("Enter asks for the settings of the node that the keys are at, wherever they stand", () => {
  const { press, session } = page();
  session().prefer({ drawer: "data" });
  press("open-settings");
  expect(session()).toMatchObject({ nodes: [input], focusOn: "settings", narrowTab: "inspector" });
  expect(session().preferences.drawer).toBeUndefined();
});
