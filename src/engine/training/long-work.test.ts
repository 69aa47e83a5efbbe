/** Ten thousand nodes keep a trainer silent for a while even where they have few weights: it says so before. */
import { expect, test } from "vitest";
import { largeNetworks } from "../../core/testing/large-networks";
import { createChosenEngine } from "../choose";
import { systemClock } from "./clock";
import type { TrainingEvent } from "./protocol";
import { createTrainer } from "./trainer";

async function workSaid(nodes: number): Promise<readonly (string | undefined)[]> {
  const trainer = createTrainer(createChosenEngine, systemClock());
  const events: TrainingEvent[] = [];
  trainer.listen((event) => void events.push(event));
  const network = largeNetworks["a chain that trains"](nodes);
  expect((await trainer.load({ run: 1, network, pace: undefined })).ok).toBe(true);
  trainer.dispose();
  return events.flatMap((event) => (event.type === "work" ? [event.what] : []));
}

test("what a large network keeps a trainer busy with is said, and its end; of a small one nothing", async () => {
  expect(await workSaid(10_000)).toEqual([
    "reading 10,000 nodes",
    undefined,
    "making 30 thousand weights",
    undefined,
  ]);
  expect(await workSaid(500)).toEqual([]);
});
