/** Begins to keep the runs of the page: fetched behind the first picture, so a run may have been trained before. */
import type { RunController } from "../run/run-controller";
import type { RunState, RunStore } from "../run/run-store";
import { type RunsApp, runsOf } from "./runs";

/** Once for each page. */
export function startKeepingRuns(
  app: RunsApp & { readonly run: RunStore; readonly controller: Pick<RunController, "held"> },
): void {
  const { hear } = runsOf(app);
  const tell = (state: RunState, before: RunState) =>
    hear({
      state,
      before,
      network: app.controller.held(),
      document: app.kept.getState().document,
      at: Date.now(),
    });
  const now = app.run.getState();
  tell(now, { ...now, records: [] });
  app.run.subscribe(tell);
}
