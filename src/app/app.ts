/** The running program: three stores, the trainer, and what is kept in this browser, put together once. */

import { createStore, type StoreApi } from "zustand/vanilla";
import { type OpenedNetwork, openNetwork, saveNetwork } from "../core/network/file";
import type { Network } from "../core/network/network";
import { createFilmPlayer, type FilmPlayer } from "./film/film-player";
import { createLabBridge, type LabBridge } from "./lab/lab-bridge";
import { createLabStore, type LabStore } from "./lab/lab-store";
import { domainOf } from "./network/dataset";
import { createNetworkStore, type NetworkStore } from "./network/network-store";
import { openPreset } from "./network/presets";
import { createLinearProbeLoop, type LinearProbeLoop } from "./queries/linear-probe-loop";
import { Checkpoints, type Trained, untrained } from "./run/checkpoints";
import { createEngineClient } from "./run/engine-client";
import { createRunController, type RunController } from "./run/run-controller";
import { createRunStore, type RunStore } from "./run/run-store";
import { followAddress } from "./session/address";
import { type CanvasViewportSlot, createCanvasViewportSlot } from "./session/canvas-viewport";
import { createSessionStore, type SessionStore } from "./session/session-store";
import { openDatabase, type StoredDocument } from "./storage/database";
import { createKeeper, type Keeper, type KeepState } from "./storage/keeper";
import { loadPreferences, savePreferences } from "./storage/preferences";

/** Milliseconds between two keepings while a run goes on. */
const KEEP_EVERY = 4000;

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
  readonly kept: StoreApi<{ readonly state: KeepState }>;
  /** Puts a network in place of the one on the canvas, which stays on the shelf and in undo. */
  readonly replace: (opened: OpenedNetwork, label: string) => Promise<void>;
  /** The file's text of what is on the canvas, weights and all. */
  readonly fileText: () => Promise<string>;
}

export async function createApp(): Promise<App> {
  const session = createSessionStore(loadPreferences());
  session.subscribe((state, previous) => {
    if (state.preferences !== previous.preferences) savePreferences(state.preferences);
  });

  const checkpoints = new Checkpoints();
  const run = createRunStore();
  const kept = createStore<{ state: KeepState }>()(() => ({ state: "kept" }));
  const database = await openDatabase();
  const keeper = createKeeper({
    database,
    document: () => currentDocument(),
    report: (state) => kept.setState({ state }),
  });

  const first = await firstNetwork(keeper, session);
  checkpoints.set(first.opened.network, first.trained);
  const network = createNetworkStore(first.opened.network);
  if (first.saved) network.setState({ saved: first.saved });

  const client = createEngineClient(
    (event) => controller.receive(event),
    (text) => run.setState({ message: { kind: "failed", text } }),
  );
  const controller = createRunController({ network, session, run, checkpoints, client });
  const linearProbes = createLinearProbeLoop({
    client,
    run,
    domain: () => domainOf(network.getState().history.present),
  });

  async function fileText(): Promise<string> {
    const checkpoint = await controller.currentWeights();
    return saveNetwork(network.getState().history.present, checkpoint);
  }

  async function currentDocument(): Promise<StoredDocument> {
    const text = await fileText();
    return storedDocument(text);
  }

  function documentAtHand(): StoredDocument {
    return storedDocument(saveNetwork(network.getState().history.present, controller.lastWeights()));
  }

  function storedDocument(text: string): StoredDocument {
    const { progress, records } = run.getState();
    const { name } = network.getState().history.present;
    return { text, name, at: Date.now(), run: { epoch: progress.epoch, records } };
  }

  network.subscribe((state, previous) => {
    if (state.history.present !== previous.history.present) keeper.schedule();
  });
  let lastKept = 0;
  run.subscribe((state, previous) => {
    if (state.progress.step === previous.progress.step && state.progress.state === previous.progress.state)
      return;
    // Nothing taken and nothing taken back: there is no run to keep. A Reset is kept like any other state.
    if (state.progress.step === 0 && previous.progress.step === 0) return;
    // While a small network trains it is kept every few seconds; a large one whenever its run comes to rest.
    const running = state.progress.state === "running";
    const small = (state.weights?.size ?? 0) > 0;
    if (running && (!small || Date.now() - lastKept < KEEP_EVERY)) return;
    lastKept = Date.now();
    keeper.schedule();
  });
  window.addEventListener("pagehide", () => keeper.leave(documentAtHand));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keeper.flush();
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
    fileText,
    async replace(opened, label) {
      const { history, saved } = network.getState();
      if (isWork(history.present, saved) || run.getState().progress.step > 0) {
        await keeper.shelve(await currentDocument());
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

async function firstNetwork(
  keeper: Keeper,
  session: SessionStore,
): Promise<{ readonly opened: OpenedNetwork; readonly trained: Trained; readonly saved?: Network }> {
  const stored = await keeper.restore();
  if (!stored) return { opened: openPreset("two-rings"), trained: untrained };
  const opened = openNetwork(stored.text);
  if (opened.kind === "ok") {
    // What came back may differ from any file: it counts as unsaved work until it is saved.
    const { epoch = 0, records = [] } = stored.run ?? {};
    const weights = opened.checkpoint ?? untrained.weights;
    // Without its weights a run has nothing behind it.
    const trained = opened.checkpoint ? { weights, epoch, records } : untrained;
    return { opened, trained, saved: { ...opened.network } };
  }
  await keeper.shelve(stored);
  session
    .getState()
    .notify(
      `The network of last time could not be read. ${opened.text} It is kept under Presets, Recent work.`,
      "error",
    );
  return { opened: openPreset("two-rings"), trained: untrained };
}
