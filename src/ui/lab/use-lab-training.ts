/** Train takes over from the hand: steps down the gradient, one a frame, all one entry of the lab's history. */
import { useCallback, useEffect, useState } from "react";
import type { LabData } from "../../core/lab/state";
import { trainStep } from "../../core/lab/untangle";
import { useApp } from "../context";

/** Milliseconds between two steps: slow enough to see the forces work. */
const PAUSE = 40;

/** Starts, stops and steps the training of the sheet; `settled` once no step lowers the loss. */
export function useLabTraining(data: LabData | undefined) {
  const app = useApp();
  const [running, setRunning] = useState(false);
  const [settled, setSettled] = useState(false);

  /** False where it went no further. */
  const step = useCallback((): boolean => {
    const { history, change } = app.lab.getState();
    const answer = trainStep(history.present, data);
    if (!answer.ok) {
      app.session.getState().notify(answer.text, "error");
      return false;
    }
    setSettled(!answer.moved);
    if (answer.moved) change("train the sheet", () => answer.state, "train the sheet");
    return answer.moved;
  }, [app, data]);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (!step()) setRunning(false);
    }, PAUSE);
    return () => {
      clearInterval(timer);
      app.lab.getState().endGesture();
    };
  }, [app, running, step]);

  return {
    running,
    settled,
    toggle: () => setRunning((before) => !before),
    step: () => {
      setRunning(false);
      step();
      app.lab.getState().endGesture();
    },
  };
}
