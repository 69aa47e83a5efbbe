/** What the page can do with the run of the present network: put together here, each part in a file of its own. */
import { totalParameters } from "../../core/compiler/check";
import type { MatrixFacts } from "../../core/math/matrix-facts";
import { type Checkpoint, survivingWeights } from "../../core/network/checkpoint";
import type { Network, NodeId } from "../../core/network/network";
import { sameModel } from "../../core/network/same-computation";
import { Turns } from "../../core/turns";
import type { ImagesAnswer, SupplyAnswer, TrainingEvent } from "../../engine/protocol";
import { checkOf } from "../network/check";
import { domainOf } from "../network/dataset";
import type { NetworkStore } from "../network/network-store";
import type { CloudLoop } from "../queries/cloud-loop";
import { createPictureLoop } from "../queries/picture-loop";
import { followSnapshots } from "../queries/snapshot-loop";
import type { SessionStore } from "../session/session-store";
import type { TrainerClient, TrainerDoor, TrainerDoorParts } from "../trainer/trainer-door";
import { noTrainer, unlessStopped } from "../trainer/trainer-stopped";
import { type Checkpoints, fromSeed, untrained } from "./checkpoints";
import type { EditWithWeights } from "./edit-with-weights";
import { createRunEvaluation, type RunEvaluation } from "./evaluation";
import { HeldRun } from "./held-run";
import { createLoading, type Loading } from "./loading";
import { afterEvent, afterStop, runOf } from "./run-events";
import type { RunStore } from "./run-store";
import { createSupplies, type Supplies } from "./supplies";
import type { TimeMachine } from "./time-machine";
import { createTransport, type Transport } from "./transport";
import type { WeightsByHand } from "./weights-by-hand";

export interface RunControllerParts {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: TrainerClient;
  /** Of the door to the trainer; without it nothing is watched over, as where the trainer runs in the same thread. */
  readonly door?: Pick<TrainerDoor, "restart" | "hurry" | "wake">;
}

export interface RunController extends Transport, WeightsByHand, RunEvaluation, Pick<Loading, "reload"> {
  /** The network that the trainer holds a run of; undefined while it holds none. */
  readonly held: () => Network | undefined;
  /** Looks back at the run; fetched when it is first asked for. */
  readonly timeMachine: () => Promise<TimeMachine>;
  /** An edit that brings weights along, or changes them with the network. */
  readonly editWithWeights: EditWithWeights;
  /** Loads what is on the canvas; later changes are followed without asking. */
  readonly begin: () => Promise<void>;
  /**
   * The network goes from the canvas: its run stops, and is kept as it is.
   * @param limit milliseconds that the trainer has to tell of it; after that what was heard last is kept
   */
  readonly leave: (limit: number) => Promise<void>;
  /** Takes what the trainer tells of its run. */
  readonly receive: (event: TrainingEvent) => void;
  /** Takes what the door tells of a trainer that is gone: says so, and begins again in the one that takes its place. */
  readonly stopped: TrainerDoorParts["stopped"];
  /** Hands a data set's files to the trainer. */
  readonly supply: (kind: string, files: readonly File[]) => Promise<SupplyAnswer>;
  /** The files that were brought for a data set; undefined where none were. */
  readonly files: Supplies["of"];
  /** Some examples of an image set, to be shown. */
  readonly images: (indices: Int32Array) => Promise<ImagesAnswer>;
  /** Pictures that want a million points say so here. */
  readonly clouds: CloudLoop;
  /** Lets pictures bring maps of single units until the answer is called. */
  readonly showUnitMaps: () => () => void;
  /** A layer's matrix in numbers, worked out by the trainer; undefined where it has none, or no longer this one. */
  readonly matrixFacts: (node: NodeId) => Promise<MatrixFacts | undefined>;
  /**
   * The weights that belong to what is on the canvas now, where the trainer stops meanwhile those that were known last;
   * undefined where there are none but the seed's.
   */
  readonly currentWeights: () => Promise<Checkpoint | undefined>;
}

/** What the first picture does without is a file of its own, fetched when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Follows the stores from the beginning; nothing is loaded before `begin` or the first edit. */
export function createRunController(parts: RunControllerParts): RunController {
  const { network, session, run, checkpoints, client, door } = parts;
  const present = (): Network => network.getState().history.present;
  const parameters = () => totalParameters(checkOf(present()));
  const held = new HeldRun({ run, checkpoints, client });
  const turns = new Turns();

  const domain = () => domainOf(present());
  const pictures = createPictureLoop({ client, run, session, domain, parameters });
  const cloudLoop = once(async () => {
    const { createCloudLoop } = await import("../queries/cloud-loop");
    return createCloudLoop({ client, run, session, network: present, parameters });
  });
  const clouds: CloudLoop = {
    want: (...wish) => void cloudLoop().then((loop) => loop.want(...wish)),
    drop: (key) => void cloudLoop().then((loop) => loop.drop(key)),
  };
  const { evaluate, evaluateIfCheap } = createRunEvaluation({ client, run, held, parameters });
  const showWeights = () => {
    run.setState({ evaluation: undefined });
    pictures.request();
    evaluateIfCheap();
  };
  const showRun = pictures.request;
  const hurry = () => door?.hurry();
  const { synchronise, reload } = createLoading({
    ...parts,
    present,
    held,
    turns,
    hurry,
    showWeights,
    showRun,
    evaluateIfCheap,
  });
  followSnapshots({ run, held, parameters });
  const supplies = createSupplies(client);
  const byHand = once(async () => {
    const { createWeightsByHand } = await import("./weights-by-hand");
    return createWeightsByHand({ ...parts, held, turns, showWeights });
  });
  const timeMachine = once(async () => {
    const { createTimeMachine } = await import("./time-machine");
    return createTimeMachine({ ...parts, held, turns, showRun });
  });
  /** Nothing of a moment that is over is set by hand. */
  const refused = async () => run.getState().lookedAt && (await timeMachine()).refusal();
  const settled = async () => {
    await turns.rest();
    if (held.loaded) return;
    door?.wake();
    await synchronise();
  };

  network.subscribe((state, previous) => {
    const [from, to] = [previous.history.present, state.history.present];
    if (from === to) return;
    // Another name, place or learning rate, or undoing it, is the same run going on; a new seed asks for a new one.
    if (sameModel(from, to) && from.training.seed === to.training.seed) checkpoints.share(from, to);
    void synchronise();
  });
  session.subscribe(({ preferences }, previous) => {
    if (preferences.pace !== previous.preferences.pace)
      void unlessStopped(() => client.setPace(preferences.pace));
    if (preferences.engine !== previous.preferences.engine) void reload();
  });

  return {
    ...createTransport({
      client,
      run,
      settled,
      async backToNow() {
        if (run.getState().lookedAt) await (await timeMachine()).goOnFromNow();
      },
      restarted() {
        if (held.loaded) checkpoints.set(held.loaded, untrained);
        run.setState({
          records: [],
          start: fromSeed,
          isExact: true,
          moments: undefined,
          lookedAt: undefined,
          evaluation: undefined,
          message: undefined,
        });
        showRun();
      },
    }),
    timeMachine,
    setWeight: async (...edit) => (await refused()) ?? (await byHand()).setWeight(...edit),
    setWeights: async (...edit) => (await refused()) ?? (await byHand()).setWeights(...edit),
    async editWithWeights(...edit) {
      const { createEditWithWeights } = await import("./edit-with-weights");
      return createEditWithWeights({ ...parts, held, turns })(...edit);
    },
    held: () => held.loaded,
    begin: synchronise,
    async leave(limit) {
      const left = turns.take(() => unlessStopped(() => held.leave()));
      await Promise.race([left.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, limit))]);
      held.lose(undefined);
    },
    receive(event) {
      if (runOf(event) !== held.id) return;
      // What was thrown may have left anything behind: a fresh trainer goes on, unless the same happens to it.
      if (event.type === "failed" && held.loaded && door?.restart(event.text)) return;
      run.setState(afterEvent(run.getState(), event, held.loaded ?? present()));
      // Of a run that is being loaded the picture is asked for when it is: twice the same would be drawn.
      // The moment that is looked at stays as it is.
      if (event.type === "progress" && held.loaded && !run.getState().lookedAt) pictures.request();
    },
    stopped(reason, isReplaced) {
      held.lose(reason);
      const kept = (held.latest && checkpoints.get(held.latest)) ?? untrained;
      run.setState(afterStop(run.getState(), { run: held.id, reason, isReplaced, kept }));
      if (!isReplaced) return;
      void turns.take(supplies.bringAgain);
      void synchronise();
    },
    async supply(kind, files) {
      await turns.rest();
      return supplies.bring(kind, files);
    },
    files: supplies.of,
    reload() {
      run.setState({ data: undefined });
      return reload();
    },
    images: (indices) => unlessStopped(() => client.images(present(), indices), noTrainer),
    clouds,
    showUnitMaps: pictures.showUnitMaps,
    async matrixFacts(node) {
      const answer = await unlessStopped(() => client.matrixFacts(node), noTrainer);
      return answer.ok && answer.run === held.id ? answer.facts : undefined;
    },
    async evaluate() {
      run.setState({ evaluation: undefined });
      await settled();
      await evaluate();
    },
    evaluateIfCheap,
    async currentWeights() {
      await turns.rest();
      await unlessStopped(() => held.keepWeights());
      const now = present();
      const kept = checkpoints.get(now)?.weights;
      return kept && survivingWeights(kept, checkOf(now).weights);
    },
  };
}
