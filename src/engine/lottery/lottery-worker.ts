/** A worker of the lottery: shows it to the page, and hands its arrays over instead of copying them. */
import { expose, transfer } from "comlink";
import { buffersIn } from "../transfer";
import { createLottery } from "./lottery";
import type { LotteryApi } from "./protocol";

const lottery = createLottery();

const shown: LotteryApi = {
  ...lottery,
  async train(tasks) {
    const outcomes = await lottery.train(tasks);
    return transfer(outcomes, [...buffersIn(outcomes)]);
  },
};

expose(shown);
