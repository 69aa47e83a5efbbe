/** The lottery's side of a worker's door: what it is asked for, in turn. */
import type { SeedOutcome } from "../../core/lottery/outcome";
import { Turns } from "../../core/turns";
import { fetchedAssets } from "../data/assets";
import type { LotteryApi } from "./protocol";
import { prepareLottery, type SeedTrainer } from "./seed-trainer";

/** One for each worker. Seeds that are asked for while others are trained wait: so there is never a gap between two requests. */
export function createLottery(): LotteryApi {
  const turns = new Turns();
  let train: SeedTrainer | undefined;
  return {
    async begin(request) {
      const prepared = await prepareLottery(
        request,
        fetchedAssets(() => request.assets),
      );
      train = prepared.ok ? prepared.train : undefined;
      return prepared.ok ? { ok: true } : prepared;
    },
    train: (tasks) =>
      turns.take(async () => {
        if (!train) throw new Error("internal: seeds were asked for before a network");
        const outcomes: SeedOutcome[] = [];
        for (const task of tasks) outcomes.push(await train(task));
        return outcomes;
      }),
  };
}
