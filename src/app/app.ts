/** The running program: three stores, the trainer, and what is kept in this browser, put together once. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { OpenedNetwork } from "../core/network/file";
import type { Network } from "../core/network/network";
import { createFilmPlayer, type FilmPlayer } from "./film/film-player";
import { createLabBridge, type LabBridge } from "./lab/lab-bridge";
import { createLabStore, type LabStore } from "./lab/lab-store";
import { domainOf } from "./network/dataset";
import { createNetworkStore, type NetworkStore } from "./network/network-store";
import { createLinearProbeLoop, type LinearProbeLoop } from "./queries/linear-probe-loop";
import { Checkpoints, untrained } from "./run/checkpoints";
import { createEngineClient } from "./run/engine-client";
import { createRunController, type RunController } from "./run/run-controller";
import { createRunStore, type RunStore } from "./run/run-store";
import { followAddress } from "./session/address";
import { type CanvasViewportSlot, createCanvasViewportSlot } from "./session/canvas-viewport";
import { createSessionStore, type SessionStore } from "./session/session-store";
import { startAutosave } from "./storage/autosave";
import { openDatabase } from "./storage/database";
import { createPresentDocument, type PresentDocument } from "./storage/document";
import { firstNetwork } from "./storage/first-network";
import { createKeeper, type Keeper, type KeepState } from "./storage/keeper";
import { loadPreferences, savePreferences } from "./storage/preferences";

/** How the work on the canvas is kept in this browser. */
export interface Kept {
  readonly state: KeepState;
  /** Where the trainer does not answer, the epoch of the weights that are kept; undefined where it does. */
  readonly weightsOf: number | undefined;
}

export interface App {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  /** Where the canvas says how to move its view. */
  readonly viewport: CanvasViewportSlot;
  readonly lab: LabStore;
  /** Between a layer of the network and the lab. */
  readonly bridge: LabBridge;
  readonly film: FilmPlayer;
  readonly controller: RunController;
  readonly linearProbes: LinearProbeLoop;
  readonly keeper: Keeper;
  /** Whether what is on the canvas is kept in this browser. */
  readonly kept: StoreApi<Kept>;
  /** Puts a network in place of the one on the canvas, which stays on the shelf and in undo. */
  readonly replace: (opened: OpenedNetwork, label: string) => Promise<void>;
  /** What is saved, and how fresh its weights are. */
  readonly present: PresentDocument;
}

/** Milliseconds that a trainer has to answer when a person saves or opens. */
export const FRESHENS_WITHIN = 500;

/** Starts the trainer's worker, opens the network of last time, and follows both from then on. */
export async function createApp(): Promise<App> {
  const session = createSessionStore(loadPreferences());
  session.subscribe((state, previous) => {
    if (state.preferences !== previous.preferences) savePreferences(state.preferences);
  });

  const checkpoints = new Checkpoints();
  const run = createRunStore();
  const kept = createStore<Kept>()(() => ({ state: "kept", weightsOf: undefined }));
  const keeper = createKeeper({
    database: await openDatabase(),
    document: () => present.atHand(),
    report: (state) => kept.setState({ state }),
  });

  const first = await firstNetwork(keeper, session);
  checkpoints.set(first.opened.network, first.trained);
  const network = createNetworkStore(first.opened.network, (text) =>
    session.getState().notify(text, "error"),
  );
  if (first.saved) network.setState({ saved: first.saved });

  const client = createEngineClient(
    (event) => controller.receive(event),
    (text) => run.setState({ message: { kind: "failed", text } }),
  );
  const controller = createRunController({ network, session, run, checkpoints, client });
  const domain = () => domainOf(network.getState().history.present);
  const linearProbes = createLinearProbeLoop({ client, run, domain });
  const present = createPresentDocument({ network, checkpoints, controller });
  startAutosave({
    network,
    run,
    keeper,
    present,
    behind: (weightsOf) => kept.setState({ weightsOf }),
  });

  const lab = createLabStore();
  const bridge = createLabBridge({ network, session, run, lab, setWeights: controller.setWeights });
  followAddress(session, lab);
  const film = createFilmPlayer({ network, run, session });

  void controller.begin();
  return {
    network,
    session,
    run,
    viewport: createCanvasViewportSlot(),
    lab,
    bridge,
    film,
    controller,
    linearProbes,
    keeper,
    kept,
    present,
    async replace(opened, label) {
      const { history, saved } = network.getState();
      if (isWork(history.present, saved) || run.getState().progress.step > 0) {
        await present.freshen(FRESHENS_WITHIN);
        await keeper.shelve(present.atHand());
      }
      // A value of its own even when the same preset is opened twice, so that its weights are its own too.
      const next: Network = structuredClone(opened.network);
      checkpoints.set(next, { ...untrained, weights: opened.checkpoint ?? untrained.weights });
      session.getState().select([]);
      network.getState().open(next, label);
    },
  };
}

/** Anything a person would be sorry to lose: not an empty canvas, not what was just opened or saved. */
function isWork(present: Network, saved: Network): boolean {
  return present !== saved && present.nodes.length > 0;
}
