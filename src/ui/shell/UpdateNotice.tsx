/** Says that a new version of the page is here. It waits until it is asked for, and never comes into a running training. */
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createOffline } from "../../app/offline/offline";
import { useApp, useRun } from "../context";
import { PlainButton } from "../kit/PlainButton";

export function UpdateNotice() {
  const app = useApp();
  const [offline] = useState(() => createOffline(app));
  const hasUpdate = useStore(offline.store, (state) => state.hasUpdate);
  const isRunning = useRun((state) => state.progress.state === "running");
  const [isPutOff, setPutOff] = useState(false);
  useEffect(() => void offline.start(), [offline]);
  if (!hasUpdate || isPutOff) return null;
  return (
    <div className="notice note">
      <p>{isRunning ? "A new version is here, for when the training is over." : "A new version is here."}</p>
      <PlainButton look="small" disabled={isRunning} onClick={() => void offline.update()}>
        Save and update
      </PlainButton>
      <PlainButton look="small quiet" onClick={() => setPutOff(true)}>
        Later
      </PlainButton>
    </div>
  );
}
