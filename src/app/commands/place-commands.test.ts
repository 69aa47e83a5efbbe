/** Commands that move the chosen nodes: they alone move, in one entry to undo. */
import { expect, test } from "vitest";
import { NODE_SIZE } from "../../core/graph/node-size";
import { addChain, denseChain } from "../../core/network/chain";
import { moveNodes } from "../../core/network/move-nodes";
import type { NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
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
