/** For tests only: the lottery's threads in this process, counted. */
import type { LotteryApi, SeedTask } from "../../engine/protocol";
import type { LotteryThread } from "../lottery/pool";

/** @param createApi what a worker would show */
export function lotteryThreads(createApi: () => LotteryApi) {
  let running = 0;
  return {
    startThread(): LotteryThread {
      running++;
      const { begin, train } = createApi();
      const api = {
        begin,
        // As between a page and its workers: what is asked for comes in a task of its own.
        async train(tasks: readonly SeedTask[]) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          return train(tasks);
        },
      };
      return { api, failed: () => {}, end: () => running-- };
    },
    /** How many have not been ended. */
    running: () => running,
  };
}
