/** Folding by command: what is offered, one entry to undo, nothing but the chosen block where one is chosen, and cards that move as one. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeatedBlocks } from "../../core/graph/repeated-blocks";
import { foldingOf, withCards } from "../../core/network/folds";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { sameComputation } from "../../core/network/same-computation";
import { largeNetworks } from "../../core/testing/large-networks";
import { appForCommands } from "../testing/app-for-commands";
import { command } from ".";

const chain = largeNetworks["a chain that trains"](50);
/** Two blocks: twelve times Dense 2 and tanh, and as often Dense 5 and tanh. */
const two: Network = {
  ...chain,
  nodes: chain.nodes.map((node, index) =>
    node.kind === "dense" && index > 24 ? { ...node, params: { units: 5 } } : node,
  ),
};

beforeEach(() => void vi.stubGlobal("requestAnimationFrame", () => 0));
afterEach(() => void vi.unstubAllGlobals());

test("all blocks are folded in one edit that trains nothing anew; unfolding lays every node out again", async () => {
  const { app, present } = appForCommands(two);
  expect(command("fold-layers").title(app)).toBe("Fold repeated layers");
  expect(command("unfold-layers").refusal(app)).toBe("Nothing is folded here.");
  await command("fold-layers").run(app);
  expect(withCards(present()).nodes).toHaveLength(4);
  expect(sameComputation(two, present())).toBe(true);
  expect(command("fold-layers").refusal(app)).toMatch(/^No layers repeat here that are not folded/);
  await command("unfold-layers").run(app);
  expect(withCards(present())).toBe(present());
  expect(new Set(present().nodes.map(({ position }) => `${position.x} ${position.y}`)).size).toBe(50);
  app.network.getState().undo();
  app.network.getState().undo();
  expect(present()).toBe(two);
});

test("where a node of a block is chosen that block alone is folded, and by one behind a card that card is opened", async () => {
  const { app, present } = appForCommands(two, ["n30" as NodeId]);
  expect(command("fold-layers").title(app)).toBe("Fold Dense 5 + tanh × 12");
  await command("fold-layers").run(app);
  expect([...foldingOf(present()).blocks.keys()]).toEqual(["n25"]);
  app.session.getState().select(["n3" as NodeId]);
  await command("fold-layers").run(app);
  app.session.getState().select(["n40" as NodeId]);
  expect(command("unfold-layers").title(app)).toBe("Unfold Dense 5 + tanh × 12");
  await command("unfold-layers").run(app);
  expect([...foldingOf(present()).blocks.keys()]).toEqual(["n1"]);
});

test("Arrange and the commands that align go by cards, and what lies behind them comes along", async () => {
  const { app, present } = appForCommands(two);
  await command("fold-layers").run(app);
  await command("arrange").run(app);
  expect(withCards(present()).nodes.map(({ position }) => position.x)).toEqual([0, 144, 288, 432]);
  app.session.getState().select(present().nodes.map(({ id }) => id));
  await command("distribute-down").run(app);
  expect(new Set(present().nodes.map(({ position }) => position.y)).size).toBe(4);
  expect(nodeOf(present(), "n10" as NodeId)?.position).toEqual(nodeOf(present(), "n1" as NodeId)?.position);
});

test("a network of which nothing repeats says so", () => {
  const { app } = appForCommands(newNetwork("empty"));
  expect(repeatedBlocks(newNetwork("empty"))).toEqual([]);
  expect(command("fold-layers").refusal(app)).toMatch(/three times or more\.$/);
});
