/** The running program: three stores, the trainer, and what is kept in this browser, put together once. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Documents } from "./documents/documents";
import { createFilmPlayer, type FilmPlayer } from "./film/film-player";
import { followChoice } from "./film/follow-choice";
import { followTraining } from "./film/follow-training";
import type { LabBridge } from "./lab/lab-bridge";
import { createLabStore, type LabStore } from "./lab/lab-store";
import { createLateBridge } from "./lab/late-bridge";
import { domainOf } from "./network/dataset";
import { followUndone } from "./network/edit-notices";
import { createNetworkStore, type NetworkStore } from "./network/network-store";
import { createLinearProbeLoop, type LinearProbeLoop } from "./queries/linear-probe-loop";
import { Checkpoints } from "./run/checkpoints";
import { createRunController, type RunController } from "./run/run-controller";
import { createRunStore, type RunState, type RunStore } from "./run/run-store";
import { followAddress } from "./session/address";
import { type CanvasViewportSlot, createCanvasViewportSlot } from "./session/canvas-viewport";
import { fetchPart } from "./session/fetch-part";
import { createSessionStore, type SessionStore } from "./session/session-store";
import { startAutosave } from "./storage/autosave";
import { browserLocks, tabChannel } from "./storage/browser";
import { openDatabase } from "./storage/database";
import { createPresentDocument, type PresentDocument, recallTrained } from "./storage/document";
import { firstNetwork, showWhatComes, whenChanged } from "./storage/first-network";
import { createKeeper } from "./storage/keeper";
import type { Keeper, KeptDocument } from "./storage/kept";
import { newId } from "./storage/new-id";
import { unmarkWhenItStands } from "./storage/opening-mark";
import { loadPreferences, savePreferences } from "./storage/preferences";
import { unlessReadOnly } from "./storage/read-only";
import type { NamedDocument } from "./storage/records";
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
  /** The networks of this browser, fetched when they are first asked for; undefined where they did not come, which is a notice. */
  readonly documents: () => Promise<Documents | undefined>;
  /** The document that this tab showed before. */
  readonly previous: StoreApi<{ readonly document: NamedDocument | undefined }>;
  /** How often documents that no tab shows have been changed here. */
  readonly listed: StoreApi<{ readonly changes: number }>;
  /** What is saved, and how fresh its weights are. */
  readonly present: PresentDocument;
}

/** Milliseconds that a trainer has to answer when a person saves. */
export const FRESHENS_WITHIN = 500;

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
    began: undefined,
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
  followChoice({ film, network, session });
  followTraining({ film, network, run, session });
  followUndone(network, session);

  const keepRuns = () => fetchPart(session, "What keeps the runs", () => import("./runs/start-keeping"));
  // Before the first epoch there is none, and the first picture does not wait for what keeps it.
  void controller.begin().then(async () => {
    await whenRun(run, ({ records }) => records.length > 0);
    (await keepRuns())?.startKeepingRuns(app);
  });
  const stands = () => unmarkWhenItStands(kept.getState().document);
  stands();
  if (first.coming) {
    const trained = whenRun(run, ({ progress }) => progress.step > 0);
    const begun = Promise.race([whenChanged(network), trained]);
    void showWhatComes(first.coming, begun, { keeper, network, checkpoints, stands });
  }
  const app: App = {
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
    async documents() {
      const load = () => import("./documents/documents");
      const part = await fetchPart(session, "What opens networks", load);
      documents ??= part?.createDocuments({ ...app, checkpoints });
      return documents;
    },
    previous: createStore(() => ({ document: undefined })),
    listed: createStore(() => ({ changes: 0 })),
  };
  let documents: Documents | undefined;
  return app;
}

/** Kept once this is true of the run, which it may be already. */
function whenRun(run: RunStore, isTrue: (state: RunState) => boolean): Promise<undefined> {
  if (isTrue(run.getState())) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const stop = run.subscribe((state) => {
      if (!isTrue(state)) return;
      stop();
      resolve(undefined);
    });
  });
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
