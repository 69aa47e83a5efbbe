/** For tests only: the page's stores with a controller on a trainer that is called directly, without a worker between. */
import type { Network } from "../../core/network/network";
import type { TrainerApi } from "../../engine/protocol";
import { createNetworkStore } from "../network/network-store";
import { Checkpoints, untrained } from "../run/checkpoints";
import type { EngineClient } from "../run/engine-client";
import { createRunController } from "../run/run-controller";
import { createRunStore } from "../run/run-store";
import { createSessionStore } from "../session/session-store";

/** A page that has this network on its canvas, at full speed; loaded when the promise is kept. */
export async function openPage(trainer: TrainerApi, first: Network) {
  const network = createNetworkStore(first);
  const session = createSessionStore({ pace: undefined });
  const run = createRunStore();
  const checkpoints = new Checkpoints();
  checkpoints.set(first, untrained);
  // The worker's door makes promises of the same answers.
  const client = trainer as unknown as EngineClient;
  const controller = createRunController({ network, session, run, checkpoints, client });
  trainer.listen((event) => controller.receive(event));
  await controller.begin();
  return { network, session, run, checkpoints, controller };
}
