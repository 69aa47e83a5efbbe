/** Commands that move the chosen nodes: they alone move, in one entry to undo. */
import { expect, test } from "vitest";
import { NODE_SIZE } from "../../core/graph/node-size";
import { chainInRow } from "../../core/graph/rearranged";
import { wrap } from "../../core/graph/wrap";
import { addChain, denseChain } from "../../core/network/chain";
import { framesOf, membersOf } from "../../core/network/frames";
import { moveNodes } from "../../core/network/move-nodes";
import type { Network, NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { framed } from "../network/rows";
import { appForCommands } from "../testing/app-for-commands";
import { command } from ".";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const ids = chain.nodes.map(({ id }) => id);
const untidy = moveNodes(
  chain,
  new Map(ids.map((id, index) => [id, { x: 400 - 90 * index, y: (index * 37) % 60 }])),
);

function page(chosen: readonly NodeId[]) {
  const { app, present } = appForCommands(untidy, chosen);
  return { app, places: () => present().nodes.map(({ position }) => position) };
}

test.each(["align-left", "align-middle", "distribute-across", "distribute-down", "arrange-chosen"] as const)(
  "%s moves the chosen ones alone, once, and undo puts them back",
  async (id) => {
    const { app, places } = page(ids.slice(0, 3));
    expect(command(id).refusal(app)).toBeUndefined();
    const before = places();
    await command(id).run(app);
    expect(places().slice(0, 3)).not.toEqual(before.slice(0, 3));
    expect(places().slice(3)).toEqual(before.slice(3));
    expect(app.network.getState().history.past).toHaveLength(1);
    app.network.getState().undo();
    expect(app.network.getState().history.present).toBe(untidy);
  },
);

test("arranged among themselves they run from left to right, from the upper left corner that they had", async () => {
  const { app, places } = page(ids.slice(0, 3));
  await command("arrange-chosen").run(app);
  const [first, second, third] = places();
  expect(first).toEqual({ x: 220, y: 0 });
  expect(second!.x).toBeGreaterThanOrEqual(first!.x + NODE_SIZE.width);
  expect(third!.x).toBeGreaterThanOrEqual(second!.x + NODE_SIZE.width);
});

test("with too few chosen each says how many it takes", () => {
  const { app } = page(ids.slice(0, 1));
  expect(command("align-top").refusal(app)).toBe("Choose two nodes or more first.");
  expect(command("distribute-down").refusal(app)).toBe("Choose three nodes or more first.");
});

test("arranged among themselves all of them are brought into view", async () => {
  const { app, shown } = appForCommands(untidy, ids.slice(0, 3));
  await command("arrange-chosen").run(app);
  expect(shown).toEqual([ids.slice(0, 3)]);
});

test("taken out of rows that nobody has placed, the rest stands in rows again; of rows placed by hand one moves up", async () => {
  const room = { width: 500, height: 500 };
  const long = addChain(newNetwork(), denseChain([2, 4, 4, 4, 2], "tanh"));
  const inRows = moveNodes(long, wrap(chainInRow(long)!, room));
  const gone = inRows.nodes[1]!.id;
  const placesAfter = async (network: Network) => {
    const { app, present } = appForCommands(network, [gone]);
    app.viewport.offer({ room: () => room } as Parameters<typeof app.viewport.offer>[0]);
    await command("delete-and-heal").run(app);
    expect(app.network.getState().history.past).toHaveLength(1);
    return { network: present(), places: new Map(present().nodes.map(({ id, position }) => [id, position])) };
  };
  const again = await placesAfter(inRows);
  expect(again.places).toEqual(wrap(chainInRow(again.network)!, room));
  const last = inRows.nodes.at(-1)!;
  const byHand = moveNodes(inRows, new Map([[last.id, { x: last.position.x + 7, y: last.position.y }]]));
  const { places } = await placesAfter(byHand);
  expect(places.get(last.id)).toEqual({ x: last.position.x + 7, y: last.position.y });
  expect(places.get(inRows.nodes[2]!.id)).toEqual(inRows.nodes[1]!.position);
});

test("a frame around nodes on two rows that nobody has placed brings them into one, and holds no other", () => {
  const room = { width: 500, height: 500 };
  const long = addChain(newNetwork(), denseChain([2, 4, 4, 4, 2], "tanh"));
  const inRows = moveNodes(long, wrap(chainInRow(long)!, room));
  const cut = inRows.nodes.findIndex(({ position }) => position.y > 0);
  const two = inRows.nodes.slice(cut - 1, cut + 1).map(({ id }) => id);
  const { network } = framed(inRows, two, room);
  expect(membersOf(network, framesOf(network)[0]!).nodes).toEqual(two);
  // What stands in one row stays where it is.
  const first = framed(inRows, [inRows.nodes[0]!.id], room).network;
  expect(first.nodes).toEqual(inRows.nodes);
});
