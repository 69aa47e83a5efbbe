/**
 * One weight as a number to set: everything follows at once, training or not. What stood there before is offered
 * back; Enter leaves the new number, Escape the one of before.
 */

import { useEffect, useRef, useState } from "react";
import { isMoving } from "../../app/run/looking-back";
import type { Evaluation, WeightChange } from "../../engine/protocol";
import { useApp, useRun } from "../context";
import { Button } from "../kit/Button";
import { Problem } from "../kit/Field";
import { NumberField } from "../kit/NumberField";
import { CloseButton } from "../kit/PlainButton";
import { showLoss, showNumber, showPercent } from "../strings";
import "./weight-editor.css";

export type WeightPlace = Omit<WeightChange, "value">;

export interface WeightEditorProps {
  /** "weight from input, unit 1, to hidden1, unit 2". */
  readonly name: string;
  /** What undo calls it: "hidden1". */
  readonly layer: string;
  readonly place: WeightPlace;
  readonly onClose: () => void;
}

let gestures = 0;

export function WeightEditor({ name, layer, place, onClose }: WeightEditorProps) {
  const app = useApp();
  const box = useRef<HTMLDivElement>(null);
  const value = useRun((state) => {
    const array = state.weights?.get(place.node)?.find((candidate) => candidate.name === place.array);
    return array?.values[place.index];
  });
  const evaluation = useRun((state) => state.evaluation);
  const isRunning = useRun(isMoving);
  const [first] = useState(value);
  /** What the field shows while a run goes on: a number that moved under one's fingers could not be typed over. */
  const [typed, setTyped] = useState(value);
  const [firstEvaluation, setFirstEvaluation] = useState(evaluation);
  const [gesture] = useState(() => `weight ${++gestures}`);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isChanged, setChanged] = useState(false);

  useEffect(() => {
    const field = box.current?.querySelector("input");
    field?.focus();
    field?.select();
    // The gesture's own number ends it: closing must not, because the last edit may still be on its way to the trainer.
    if (!app.run.getState().evaluation) app.controller.evaluateIfCheap();
  }, [app]);
  useEffect(() => {
    // The first one heard of, before anything was set.
    if (!isChanged && evaluation) setFirstEvaluation(evaluation);
  }, [isChanged, evaluation]);

  async function set(next: number): Promise<void> {
    setChanged(true);
    setTyped(next);
    const answer = await app.controller.setWeight(
      { ...place, value: next },
      `set a ${place.array === "bias" ? "bias" : "weight"} of ${layer}`,
      gesture,
    );
    setProblem(answer.ok ? undefined : answer.text);
  }

  function leaveAsBefore(): void {
    if (isChanged && first !== undefined) {
      // At rest the change is taken back whole; a run has gone on meanwhile, so there it is one more change.
      if (app.run.getState().progress.state === "running") void set(first);
      else if (app.network.getState().history.gesture === gesture) app.network.getState().undo();
    }
    onClose();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be placed over a picture
    <div
      ref={box}
      className="weight-editor"
      role="group"
      aria-label={name}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          event.preventDefault();
          leaveAsBefore();
        } else if (event.key === "Enter" && event.target instanceof HTMLInputElement && !problem) {
          // The cursor has the focus before the key is done, and would take it for its own.
          event.preventDefault();
          onClose();
        }
      }}
    >
      <div className="weight-editor-head">
        <p>{name}</p>
        <CloseButton onClick={onClose} />
      </div>
      <div className="weight-editor-row">
        <NumberField
          label={place.array === "bias" ? "Bias" : "Weight"}
          value={Number(((isRunning ? typed : value) ?? 0).toPrecision(5))}
          step={0.1}
          invalid={problem !== undefined}
          onChange={(next) => void set(next)}
          onProblem={setProblem}
        />
        <Button
          look="small"
          disabled={first === undefined || (isRunning ? typed : value) === first}
          onClick={() => first !== undefined && void set(first)}
        >
          Back to {showNumber(first ?? 0)}
        </Button>
      </div>
      {problem && <Problem>{problem}</Problem>}
      <Response before={firstEvaluation} now={isChanged ? evaluation : undefined} />
    </div>
  );
}

/** What the change did to loss and accuracy. */
function Response({
  before,
  now,
}: {
  readonly before: readonly Evaluation[] | undefined;
  readonly now: readonly Evaluation[] | undefined;
}) {
  const [then] = before ?? [];
  const [after] = now ?? [];
  if (!then) return null;
  return (
    <p className="weight-response" role="status">
      <span>
        loss {showLoss(then.loss)}
        {after && ` → ${showLoss(after.loss)}`}
      </span>
      <span>
        accuracy {showPercent(then.accuracy)}
        {after && ` → ${showPercent(after.accuracy)}`}
      </span>
    </p>
  );
}
