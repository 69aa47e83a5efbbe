/** The run: how fast, how far, how well. */
import { Gauge, Pin } from "lucide-react";
import type { ReactNode } from "react";
import { atRest } from "../../app/run/figures";
import type { RunState } from "../../app/run/run-store";
import { sayExactLoss } from "../../core/words/exact-loss";
import { sayLookedBack, sayMoment } from "../../core/words/moment-words";
import { sayAtRest } from "../../core/words/run-rest-words";
import { sayStart } from "../../core/words/run-start-words";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { CommandButton } from "../kit/Button";
import { lazyPart } from "../kit/lazy-part";
import { Message } from "../kit/Message";
import { PaneShell } from "../kit/PaneShell";
import { Segmented } from "../kit/Segmented";
import type { PaneBodyProps } from "../shell/view";
import { showDuration, showLoss, showPercent, showRate, showStepTime } from "../strings";
import { useShownRun } from "../use-shown-run";
import { PaceField } from "./PaceField";
import "./training.css";

const MomentBar = lazyPart({
  name: "The bar of moments",
  load: async () => (await import("./MomentBar")).MomentBar,
  Frame: ({ children }: { readonly children?: ReactNode }) => <div className="moment-bar">{children}</div>,
});

const Curves = lazyPart({
  name: "The curves",
  load: async () => (await import("./Curves")).Curves,
  Frame: ({ children }: { readonly children?: ReactNode }) => <div className="curves">{children}</div>,
});

export function TrainingPane({ id, title }: PaneBodyProps) {
  const app = useApp();
  const logarithmic = useSession((state) => state.preferences.logarithmicLoss);
  return (
    <PaneShell
      pane={id}
      title={title}
      controls={
        <Segmented
          label="Scale of the loss"
          value={logarithmic ? "log" : "linear"}
          choices={[
            { value: "linear", label: "linear" },
            { value: "log", label: "log" },
          ]}
          onChange={(value) => app.session.getState().prefer({ logarithmicLoss: value === "log" })}
        />
      }
    >
      <div className="pane-fill training-body">
        <ProgressLine />
        <RestLine />
        <RunMessage />
        <Curves />
        <MomentBar />
        <div className="training-tools">
          <PaceField />
          <CommandButton id="evaluate" look="small" icon={<Gauge size={14} />} />
          <CommandButton id="keep-curves" look="small" icon={<Pin size={14} />} />
        </div>
        <EvaluationLine />
      </div>
    </PaneShell>
  );
}

/** How far the run is, as a bar and in words. */
function ProgressLine() {
  const { epoch, epochs, step, stepsPerEpoch, stepsPerSecond, state, rate } = useRun((run) => run.progress);
  const total = epochs * stepsPerEpoch;
  const share = total > 0 ? Math.min(1, step / total) : 0;
  const left = (total - step) / stepsPerSecond;
  const trainer = useRun((run) => run.trainer);
  const work = useRun((run) => run.work);
  const isExact = useRun((run) => run.isExact);
  const start = useRun((run) => sayStart(run.start));
  const words =
    waitingFor(trainer, work) ??
    (state === "running" && stepsPerSecond > 0
      ? `${showDuration(left)} left · ${showStepTime(stepsPerSecond)}`
      : {
          empty: "nothing to train yet",
          ready: "not started",
          running: "starting",
          paused: "paused",
          finished: "done",
          diverged: "stopped",
        }[state]);
  return (
    <div className="progress-line">
      <div
        className="progress-bar"
        role="progressbar"
        aria-label="Progress of the training"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * share)}
      >
        <span style={{ width: `${100 * share}%` }} />
      </div>
      <span className="second">
        epoch <span translate="no">{epoch}</span> of <span translate="no">{epochs || "–"}</span> · step{" "}
        <span translate="no">{step}</span>
        {total > 0 && (
          <>
            {" "}
            of <span translate="no">{total}</span>
          </>
        )}{" "}
        · {words}
        {start && ` · ${start}`}
        {rate !== undefined && (
          <>
            {" · rate "}
            <span translate="no">{showRate(rate)}</span>
          </>
        )}
        {!isExact && " · the optimizer began anew"}
      </span>
    </div>
  );
}

/** How a run that stands still stands, and what one could do next. A message of its own says more. */
function RestLine() {
  const { split } = useNetwork();
  const run = useShownRun();
  const goesOn = useRun(({ progress }) => progress.state === "running");
  const data = useRun((state) => state.data);
  const hasMessage = useRun((run) => run.message !== undefined);
  const rest = atRest({ ...run, data }, split.kind);
  if (!rest || (hasMessage && !run.lookedAt)) return null;
  const { standing, next } = run.lookedAt ? sayLookedBack(run.lookedAt, goesOn) : sayAtRest(rest);
  return (
    <p className="rest-line" title={`${standing} ${next}`}>
      {standing} <span className="second">{next}</span>
    </p>
  );
}

/** What keeps the trainer from answering just now; undefined where nothing does. */
function waitingFor(trainer: RunState["trainer"], work: string | undefined): string | undefined {
  if (work !== undefined) return work;
  return trainer === "silent" ? "the trainer does not answer" : undefined;
}

/** Why the run stands still: diverged, failed, paused by itself. */
function RunMessage() {
  const message = useRun((state) => state.message);
  return message ? (
    <Message kind={message.kind} role="status">
      {message.text}
    </Message>
  ) : null;
}

/** Loss and accuracy of the weights as they are, on demand. */
function EvaluationLine() {
  const evaluation = useRun((state) => state.evaluation);
  const lookedAt = useRun((state) => state.lookedAt);
  // A set's own test part is not a share held back for validation.
  const { split, training } = useNetwork();
  const heldBack = split.kind === "test" ? "test" : "validation";
  const largest = Math.max(...(evaluation ?? []).map(({ loss }) => loss));
  const exact = sayExactLoss(largest, training.loss);
  return (
    <p className={evaluation ? "evaluation second" : "evaluation unasked second"}>
      <span data-testid="evaluation">
        {evaluation
          ? evaluation
              .map(
                ({ part, count, loss, accuracy }) =>
                  `${part === "training" ? part : heldBack} (${count}): loss ${showLoss(loss)}, accuracy ${showPercent(accuracy)}`,
              )
              .join(" · ")
          : "Loss and accuracy of these weights, dropout off"}
        {evaluation && lookedAt && ` · of ${sayMoment(lookedAt)}`}
        {exact && ` · ${exact}`}
      </span>
    </p>
  );
}
