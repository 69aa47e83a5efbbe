/** The running program: three stores, the trainer, and what is kept in this browser, put together once. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { OpenedNetwork } from "../core/network/file";
import type { Network } from "../core/network/network";
import { createFilmPlayer, type FilmPlayer } from "./film/film-player";
import type { LabBridge } from "./lab/lab-bridge";
import { createLabStore, type LabStore } from "./lab/lab-store";
import { createLateBridge } from "./lab/late-bridge";
import { checkOf } from "./network/check";
import { domainOf } from "./network/dataset";
import { createNetworkStore, type NetworkStore } from "./network/network-store";
import { createLinearProbeLoop, type LinearProbeLoop } from "./queries/linear-probe-loop";
import { brought, Checkpoints, type Trained } from "./run/checkpoints";
import { createRunController, type RunController } from "./run/run-controller";
import { createRunStore, type RunStore } from "./run/run-store";
import { followAddress } from "./session/address";
import { type CanvasViewportSlot, createCanvasViewportSlot } from "./session/canvas-viewport";
import { createSessionStore, type SessionStore } from "./session/session-store";
import { startAutosave } from "./storage/autosave";
import { browserLocks, tabChannel } from "./storage/browser";
import { openDatabase } from "./storage/database";
import { createPresentDocument, type PresentDocument, recallTrained } from "./storage/document";
import { firstNetwork, showWhatComes, whenChanged } from "./storage/first-network";
import { createKeeper, type Keeper, type KeptDocument } from "./storage/keeper";
import { newId } from "./storage/new-id";
import { unmarkWhenItStands } from "./storage/opening-mark";
import { loadPreferences, savePreferences } from "./storage/preferences";
import { unlessReadOnly } from "./storage/read-only";
import { rememberDocument, rememberedDocument } from "./storage/tab-document";
import { startTrainerThread } from "./trainer/thread";
import { createTrainerDoor } from "./trainer/trainer-door";

/** How the work on the canvas is kept in this browser. */
export interface Kept extends KeptDocument {
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
  /**
   * Puts a network in place of the one on the canvas, which stays on the shelf and in undo.
   * @param trained the run behind its weights; none where absent
   */
  readonly replace: (opened: OpenedNetwork, label: string, trained?: Trained) => Promise<void>;
  /** What is saved, and how fresh its weights are. */
  readonly present: PresentDocument;
}

/** Milliseconds that a trainer has to answer when a person saves or opens. */
export const FRESHENS_WITHIN = 500;
/** Milliseconds that the storage has for what is put aside, before the page goes on without. */
const SHELVES_WITHIN = 1500;

/** Starts the trainer's worker, opens the network of last time, and follows both from then on. */
export async function createApp(): Promise<App> {
  const session = createSessionStore(loadPreferences());
  session.subscribe((state, previous) => {
    if (state.preferences !== previous.preferences) savePreferences(state.preferences);
  });

  const checkpoints = new Checkpoints();
  const run = createRunStore();
  const kept = createStore<Kept>()(() => ({
    state: "kept",
    document: "",
    follows: false,
    weightsOf: undefined,
  }));
  const { notify } = session.getState();
  const keeper = createKeeper({
    tab: newId(),
    locks: browserLocks(),
    channel: tabChannel(),
    open: (closed) => openDatabase({ closed }),
    work: () => present.work(),
    report: (now) => kept.setState(now),
    say: (sentence) => notify(sentence),
    show(read) {
      recallTrained(checkpoints, read);
      network.setState({ history: read.history });
    },
  });

  const first = await firstNetwork(keeper, rememberedDocument(), checkpoints);
  const network = createNetworkStore(first.history.present, (text) => notify(text, "error"), first);
  followKept(kept, network);

  const door = createTrainerDoor({
    startThread: startTrainerThread,
    assets: document.baseURI,
    listener: (event) => controller.receive(event),
    condition: (trainer) => run.setState({ trainer }),
    stopped: (reason, isReplaced) => controller.stopped(reason, isReplaced),
  });
  const { client } = door;
  const controller: RunController = unlessReadOnly(
    createRunController({ network, session, run, checkpoints, client, door }),
    () => kept.getState().follows,
    notify,
  );
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
  const bridge = createLateBridge({ network, session, run, lab, setWeights: controller.setWeights });
  followAddress(session, lab);
  const film = createFilmPlayer({ network, run, session });

  void controller.begin();
  const stands = () => unmarkWhenItStands(kept.getState().document);
  stands();
  if (first.coming) {
    const trained = new Promise<undefined>((resolve) => {
      run.subscribe(({ progress }) => progress.step > 0 && resolve(undefined));
    });
    const begun = Promise.race([whenChanged(network), trained]);
    void showWhatComes(first.coming, begun, { keeper, network, checkpoints, stands });
  }
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
    async replace(opened, label, trained) {
      // The network that this tab follows stays where it is, and this one begins another document.
      if (kept.getState().follows) await keeper.startNew();
      else await putAside();
      // A value of its own even when the same preset is opened twice, so that its weights are its own too. Its parts never change.
      const next: Network = { ...opened.network };
      // Of a large network checking takes as long as showing it, so each has a task of its own.
      checkOf(next);
      await new Promise((resolve) => setTimeout(resolve));
      const begun = brought(opened.checkpoint);
      checkpoints.set(next, trained ? { ...trained, weights: begun.weights } : begun);
      session.getState().select([]);
      network.getState().open(next, label);
    },
  };

  async function putAside(): Promise<void> {
    const { history, saved } = network.getState();
    if (!isWork(history.present, saved) && run.getState().progress.step === 0) return;
    await present.freshen(FRESHENS_WITHIN);
    const work = present.work();
    const isAside = await within(SHELVES_WITHIN, keeper.shelve(work));
    if (isAside) return;
    const { name } = work.history.present;
    notify(
      `“${name}” could not be put under Recent work: the browser’s storage did not take it. Undo brings it back; save it to a file then.`,
      "error",
    );
  }
}

/** What the page does where the way that its document is kept changes. */
function followKept(kept: StoreApi<Kept>, network: NetworkStore): void {
  const follow = ({ document, follows }: Kept) => {
    rememberDocument(document);
    if (network.getState().readOnly !== follows) network.setState({ readOnly: follows });
  };
  follow(kept.getState());
  kept.subscribe(follow);
}

/** Whether it went well in time. */
function within(limit: number, work: Promise<unknown>): Promise<boolean> {
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, new Promise<false>((resolve) => setTimeout(resolve, limit, false))]);
}

/** Anything a person would be sorry to lose: not an empty canvas, not what was just opened or saved. */
function isWork(present: Network, saved: Network): boolean {
  return present !== saved && present.nodes.length > 0;
}
