/** A kernel told in numbers: of the weights as they are, and of nodes that have one. */
import { expect, test } from "vitest";
import type { NodeId } from "../../core/network/network";
import { createChosenEngine } from "../choose";
import { answered, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer } from "../training/trainer";

test("a kernel is told in numbers; a node without one has none", async () => {
  const network = smallNetwork();
  const dense = network.nodes.find(({ kind }) => kind === "dense")?.id as NodeId;
  const trainer = createTrainer(createChosenEngine, systemClock());
  await trainer.load({ run: 1, network, pace: undefined });
  const factsOf = async (node: NodeId) => answered(await trainer.matrixFacts(node)).facts;
  const facts = await factsOf(dense);
  const kernel = (await trainer.weights()).get(dense)?.[0]?.values ?? new Float32Array();
  const squares = kernel.reduce((sum, value) => sum + value * value, 0);
  expect(facts).toMatchObject({ inputs: 2, units: 4, method: "whole", rank: 2 });
  expect(facts?.singular.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 5);
  expect(await factsOf(network.nodes[0]!.id)).toBeUndefined();
  expect(await factsOf("elsewhere" as NodeId)).toBeUndefined();
});
