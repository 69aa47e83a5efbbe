/** Says for screen readers what the eye sees happen: the state of the run, now and then its figures; and what was done to the network. */
import { useEffect, useState } from "react";
import { useRun, useSession } from "../context";

const STATES = {
  empty: "",
  ready: "Ready to train.",
  running: "Training.",
  paused: "Paused.",
  finished: "Training finished.",
  diverged: "Training stopped: the loss is not finite.",
} as const;

export function Announcer() {
  const state = useRun((run) => run.progress.state);
  const epoch = useRun((run) => Math.floor(run.progress.epoch / 25) * 25);
  const message = useRun((run) => run.message?.text);
  const record = useRun((run) => run.records.at(-1));
  const said = useSession((session) => session.said);
  const [text, setText] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new figure every 25 epochs, not every epoch
  useEffect(() => {
    const figures = record
      ? ` Epoch ${record.epoch}, while training: loss ${record.loss.toPrecision(3)}, accuracy ${(100 * record.accuracy).toFixed(1)} percent.`
      : "";
    setText(`${message ?? STATES[state]}${figures}`);
  }, [state, epoch, message]);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {text}
      </div>
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="said">
        <span key={said.count}>{said.text}</span>
      </div>
    </>
  );
}
