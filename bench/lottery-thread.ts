/** A worker of the lottery in Node: the same as in the page (src/engine/lottery/lottery-worker.ts), behind Node's door. */
import { parentPort } from "node:worker_threads";
import { expose, transfer } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { createLottery } from "../src/engine/lottery/lottery";
import type { LotteryApi } from "../src/engine/protocol";
import { buffersIn } from "../src/engine/transfer";

if (!parentPort) throw new Error("lottery-thread: only workers run this");
const lottery = createLottery();
const shown: LotteryApi = {
  ...lottery,
  async train(tasks) {
    const outcomes = await lottery.train(tasks);
    return transfer(outcomes, [...buffersIn(outcomes)]);
  },
};
expose(shown, nodeEndpoint(parentPort));
