/** What is said of an edit is said only where it was made. */
import { expect, test } from "vitest";
import { addChain, denseChain } from "../../core/network/chain";
import type { NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { command } from "../commands";
import { appForCommands } from "../testing/app-for-commands";
import { followUndone, notifyOfEdit } from "./edit-notices";
import { connect, disconnect } from "./wiring";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const [input, , bend] = chain.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];
const edits = {
  connect: (app) => connect(app, { from: input, to: bend, port: "x" }),
  disconnect: (app) => disconnect(app, chain.wires[0]!),
  bypass: (app) => void command("bypass").run(app),
  move: (app) => void command("move-right").run(app),
} satisfies Record<string, (app: ReturnType<typeof appForCommands>["app"]) => void>;

test.each(Object.entries(edits))(
  "%s is said where it is done, and not of a network that another tab writes",
  (_, edit) => {
    const own = appForCommands(chain, [bend]);
    edit(own.app);
    expect(own.present()).not.toBe(chain);
    expect(own.app.session.getState().said.text).not.toBe("");
    const other = appForCommands(chain, [bend]);
    other.app.network.setState({ readOnly: true });
    edit(other.app);
    expect(other.present()).toBe(chain);
    expect(other.app.session.getState()).toMatchObject({ said: { text: "" }, notices: [] });
  },
);

test("what is said of an edit leaves when that edit is undone, and not when a later one is", () => {
  const { app } = appForCommands(chain);
  const end = followUndone(app.network, app.session);
  const texts = () => app.session.getState().notices.map(({ text }) => text);
  app.session.getState().notify("Read.");
  edits.connect(app);
  expect(texts()).toEqual(["Read.", expect.stringMatching(/^Replaced the wire from “.+” into “.+”/)]);
  app.network.getState().change("clear", (network) => ({ ...network, nodes: [], wires: [] }));
  notifyOfEdit(app, "Cleared.");
  app.network.getState().undo();
  expect(texts()).toEqual(["Read.", expect.stringMatching(/^Replaced/)]);
  app.network.getState().undo();
  expect(texts()).toEqual(["Read."]);
  app.network.getState().redo();
  expect(texts()).toEqual(["Read."]);
  end();
});
