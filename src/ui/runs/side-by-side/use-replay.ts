/** Runs that are looked at beside each other: each in a trainer of its own, for as long as it is looked at. */
import { useEffect, useRef, useState } from "react";
import { type Replay, type ReplayedMoment, startReplay } from "../../../app/runs/replay";
import { startTrainerThread } from "../../../app/trainer/thread";
import type { KeptRun } from "../../../core/runs/kept-run";

/** undefined while it is trained, a sentence where it cannot be. */
export function useReplay(run: KeptRun): Replay | string | undefined {
  const [trained, setTrained] = useState<{ readonly of: string; readonly replay: Replay | string }>();
  const latest = useRef(run);
  latest.current = run;
  // As far as it has come now: what a run on the canvas adds meanwhile is there when it is chosen again.
  const { id } = run;
  useEffect(() => {
    let isWanted = true;
    const thread = startTrainerThread();
    void startReplay({ run: { ...latest.current, id }, thread, assets: document.baseURI })
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      .then((replay) => isWanted && setTrained({ of: id, replay }));
    return () => {
      isWanted = false;
      thread.end();
    };
  }, [id]);
  return trained?.of === id ? trained.replay : undefined;
}

/** The run after so many epochs; the moment before stays until the next one has come. Only the last one asked for is waited for. */
export function useReplayedMoment(
  replay: Replay | string | undefined,
  epoch: number,
): ReplayedMoment | string | undefined {
  const [shown, setShown] = useState<{
    readonly of: Replay;
    readonly moment: ReplayedMoment | string;
  }>();
  const wanted = useRef(epoch);
  wanted.current = epoch;
  const isAsking = useRef<Replay>(undefined);
  const asked = typeof replay === "object" ? replay : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another epoch is asked for
  useEffect(() => {
    if (!asked || isAsking.current === asked) return;
    isAsking.current = asked;
    void ask(asked);
    async function ask(of: Replay): Promise<void> {
      for (let last: number | undefined; last !== wanted.current; ) {
        last = wanted.current;
        const moment = await of.at(last).catch((error: unknown) => String(error));
        if (isAsking.current !== of) return;
        setShown({ of, moment });
      }
      isAsking.current = undefined;
    }
  }, [asked, epoch]);
  if (typeof replay === "string") return replay;
  return shown && shown.of === asked ? shown.moment : undefined;
}
