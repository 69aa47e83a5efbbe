/** Runs are kept from the first epoch on: until then the page does without what keeps them, and what is heard meanwhile waits. */
import type { RunController } from "../run/run-controller";
import type { RunStore } from "../run/run-store";
import { fetchPart } from "../session/fetch-part";
import { type Heard, hasGrown } from "./heard";
import type { RunsApp } from "./runs";

/** Once for each page. */
export function startKeepingRuns(
  app: RunsApp & { readonly run: RunStore; readonly controller: Pick<RunController, "held"> },
): void {
  let waiting: Heard[] | undefined;
  let hear = (heard: Heard) => {
    const isTraining = heard.state.progress.state === "running";
    if (!waiting && !isTraining && !hasGrown(heard)) return;
    if (!waiting) void load();
    waiting ??= [];
    waiting.push(heard);
  };
  async function load(): Promise<void> {
    const part = await fetchPart(app.session, "What keeps the runs", () => import("./runs"));
    const runs = part?.runsOf(app);
    hear = runs?.hear ?? (() => undefined);
    for (const heard of waiting ?? []) hear(heard);
    waiting = [];
  }
  app.run.subscribe((state, before) =>
    hear({
      state,
      before,
      network: app.controller.held(),
      document: app.kept.getState().document,
      at: Date.now(),
    }),
  );
}
