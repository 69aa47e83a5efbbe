/** The only place that starts the worker: the trainer as the page sees it. */
import { proxy, type Remote, wrap } from "comlink";
import type { TrainerApi, TrainingEvent } from "../../engine/protocol";
import trainerAddress from "../../engine/worker.ts?worker&url";
import { startModuleWorker } from "./module-worker";

export type EngineClient = Remote<TrainerApi>;

/**
 * Starts the worker and listens to it.
 * @param failed is told where the worker itself fails, as when its file cannot be loaded
 */
export function createEngineClient(
  listener: (event: TrainingEvent) => void,
  failed: (text: string) => void,
): EngineClient {
  const worker = startModuleWorker(trainerAddress, "unfold-trainer");
  worker.addEventListener("error", (event) =>
    failed(event.message || "The training worker could not start."),
  );
  const client = wrap<TrainerApi>(worker);
  void client.listen(proxy(listener));
  void client.assetsAt(document.baseURI);
  return client;
}
