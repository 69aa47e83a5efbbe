/** Starts the lottery's workers. */
import { wrap } from "comlink";
import address from "../../engine/lottery/lottery-worker.ts?worker&url";
import type { LotteryApi } from "../../engine/protocol";
import { startModuleWorker } from "../trainer/module-worker";
import type { LotteryThread } from "./pool";

/** @throws where the page may start none, as in a frame that allows no workers */
export function startLotteryThread(): LotteryThread {
  const worker = startModuleWorker(address, "unfold-lottery");
  return {
    api: wrap<LotteryApi>(worker),
    failed: (listener) =>
      worker.addEventListener("error", ({ message }) =>
        listener(
          message
            ? `A worker of the lottery stopped: ${message.replace(/\.$/, "")}.`
            : "A worker of the lottery could not be loaded. Check the connection and start it again.",
        ),
      ),
    end: () => worker.terminate(),
  };
}
