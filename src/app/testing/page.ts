/** For tests only: the page's stores with a controller on a trainer that is called directly, without a worker between. */
import type { Network } from "../../core/network/network";
import type { TrainerApi } from "../../engine/protocol";
import { createNetworkStore } from "../network/network-store";
import { Checkpoints, untrained } from "../run/checkpoints";
import { createRunController } from "../run/run-controller";
import { createRunStore } from "../run/run-store";
import { createCanvasViewportSlot } from "../session/canvas-viewport";
import { createSessionStore } from "../session/session-store";
import type { TrainerThread } from "../trainer/thread";
import { createTrainerDoor, type TrainerClient } from "../trainer/trainer-door";

/** A page that has this network on its canvas, at full speed; loaded when the promise is kept. */
export async function openPage(trainer: TrainerApi, first: Network) {
  const stores = createStores(first);
  // The worker's door makes promises of the same answers.
  const client = trainer as unknown as TrainerClient;
  const controller = createRunController({ ...stores, client });
  trainer.listen((event) => controller.receive(event));
  await controller.begin();
  return { ...stores, controller };
}

/** The same behind the real door, which starts threads as it needs them. The caller disposes of it. */
export async function openWatchedPage(startThread: () => TrainerThread, first: Network) {
  const stores = createStores(first);
  const door = createTrainerDoor({
    startThread,
    assets: "",
    listener: (event) => controller.receive(event),
    condition: (trainer) => stores.run.setState({ trainer }),
    stopped: (reason, isReplaced) => controller.stopped(reason, isReplaced),
  });
  const controller = createRunController({ ...stores, client: door.client, door });
  await controller.begin();
  return { ...stores, controller, dispose: door.dispose };
}

function createStores(first: Network) {
  const network = createNetworkStore(first);
  const session = createSessionStore({ pace: undefined });
  const run = createRunStore();
  const checkpoints = new Checkpoints();
  checkpoints.set(first, untrained);
  return { network, session, run, checkpoints, viewport: createCanvasViewportSlot() };
}
