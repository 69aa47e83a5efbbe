/** One network trained from many seeds. How much was luck, in a sentence, in charts, and in a small picture of each. */
import { useState } from "react";
import { useStore } from "zustand";
import { isLotteryOf, type LotteryState, lotteryOf, OLD } from "../../app/lottery/lottery";
import { datasetOf } from "../../app/network/dataset";
import { summariseLottery } from "../../core/lottery/summary";
import { countOf } from "../../core/words/count-of";
import { lotterySentence } from "../../core/words/lottery-words";
import { useApp, useNetwork } from "../context";
import { Button } from "../kit/Button";
import { Field } from "../kit/Field";
import { Message } from "../kit/Message";
import { Select } from "../kit/Select";
import { useThrottled } from "../kit/use-throttled";
import { LotteryCharts } from "./LotteryCharts";
import { SeedPictures } from "./SeedPictures";

const COUNTS = [8, 16, 32, 64, 128, 256, 512, 1024];
/** Milliseconds between two looks at what has come. */
const LOOK = 150;
const NONE: readonly string[] = [];

export function SeedLottery() {
  const app = useApp();
  const lottery = lotteryOf(app);
  const now = useStore(lottery.store);
  const shown = useThrottled(now, LOOK);
  const network = useNetwork();
  const [count, setCount] = useState(() => now.seeds || 256);
  const isRunning = now.state === "running";
  const isOld = now.network !== undefined && !isLotteryOf(now.network, network);
  return (
    <>
      <p className="second">
        The network on the canvas, trained from many seeds: the same layers, settings and data, other weights
        to begin with and another order of examples.
      </p>
      <div className="form">
        <Field label="Seeds">
          <Select
            label="Seeds"
            value={String(count)}
            choices={COUNTS.map((seeds) => ({ value: String(seeds), label: `1 to ${seeds}` }))}
            onChange={(value) => setCount(Number(value))}
            disabled={isRunning}
          />
        </Field>
      </div>
      <div className="actions">
        {isRunning ? (
          <Button look="small" onClick={lottery.cancel}>
            Cancel
          </Button>
        ) : (
          <Button look="small primary" onClick={() => lottery.start(count)}>
            {now.outcomes.length > 0 ? "Start again" : "Start"}
          </Button>
        )}
        <span className="second lottery-progress" translate="no">
          {progressOf(now)}
        </span>
      </div>
      {now.text && <Message kind="failed">{now.text}</Message>}
      {isOld && <Message kind="paused">{OLD}</Message>}
      {now.network && shown.outcomes.length > 0 && <Outcomes lottery={shown} isOld={isOld} />}
    </>
  );
}

function Outcomes({ lottery, isOld }: { readonly lottery: LotteryState; readonly isOld: boolean }) {
  const { outcomes, network } = lottery;
  if (!network) return null;
  return (
    <div className="lottery-outcomes">
      <p className="lottery-sentence" data-testid="lottery-sentence">
        {lotterySentence(summariseLottery(outcomes))}
      </p>
      <p className="second">
        Of “{network.name}” after {countOf(network.training.epochs, "epoch")}; of the training examples,{" "}
        {outcomes.every(({ curve }) => curve.isReached)
          ? "with the weights that each epoch ended with."
          : "as each epoch met them while training: so large a network is not evaluated after each."}
      </p>
      <LotteryCharts outcomes={outcomes} epochs={network.training.epochs} />
      <SeedPictures outcomes={outcomes} classes={datasetOf(network)?.facts.classes ?? NONE} isOld={isOld} />
    </div>
  );
}

/** "137 of 256", "256 seeds in 2.1 s". */
function progressOf({ state, outcomes, seeds, took }: LotteryState): string {
  const seconds = `${(took / 1000).toFixed(1)} s`;
  if (state === "running") return `${outcomes.length} of ${seeds}`;
  if (state === "cancelled") return `Cancelled: ${outcomes.length} of ${seeds} in ${seconds}`;
  return state === "done" ? `${seeds} seeds in ${seconds}` : "";
}
