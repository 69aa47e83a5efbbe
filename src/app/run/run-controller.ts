/**
 * Keeps the trainer in step with the network: every edit that changes what is computed pauses the run, saves
 * its weights under the network they belong to, and loads the new one with the weights that survive.
 */
import { totalParameters } from "../../core/compiler/check";
import type { MatrixFacts } from "../../core/math/matrix-facts";
import { type Checkpoint, survivingWeights, type WeightArray } from "../../core/network/checkpoint";
import { sameComputation, sameModel } from "../../core/network/edit";
import type { Network, NodeId } from "../../core/network/network";
import type { SupplyAnswer, TrainingEvent, WeightAnswer, WeightChange } from "../../engine/protocol";
import { checkOf } from "../network/check";
import { domainOf } from "../network/dataset";
import type { NetworkStore } from "../network/network-store";
import { createCloudLoop } from "../queries/cloud-loop";
import { createPictureLoop } from "../queries/picture-loop";
import type { SessionStore } from "../session/session-store";
import type { Checkpoints } from "./checkpoints";
import type { EngineClient } from "./engine-client";
import { afterEvent, runOf } from "./run-events";
import { idleProgress, type RunStore } from "./run-store";
import { type HandEdit, type LayerAnswer, layerWeights, oneWeight } from "./weight-edit";

export interface RunControllerParts {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: EngineClient;
}

const PAUSED =
  "Paused, because the network changed. Train goes on; layers that still fit keep their weights.";

/** Examples × parameters beyond which a weight set by hand is not followed by an evaluation of its own accord. */
const MAX_EVALUATED_PRODUCTS = 1e8;

export type RunController = ReturnType<typeof createRunController>;

export function createRunController({ network, session, run, checkpoints, client }: RunControllerParts) {
  /** The network the trainer holds; undefined while it holds none. */
  let loaded: Network | undefined;
  /** The last network that was to be loaded, under which the weights wait where the trainer holds none. */
  let latest: Network | undefined;
  let runId = 0;
  /** What is loaded was made from data that has changed since. */
  let stale = false;
  /** Loads follow one another; a load that is no longer wanted by its turn does nothing. */
  let queue: Promise<void> = Promise.resolve();
  const pictures = createPictureLoop({
    client,
    run,
    session,
    domain: () => domainOf(present()),
    parameters: () => totalParameters(checkOf(present())),
  });
  const clouds = createCloudLoop({
    client,
    run,
    session,
    network: present,
    parameters: () => totalParameters(checkOf(present())),
  });

  function present(): Network {
    return network.getState().history.present;
  }

  /** Keeps the trainer's weights under the network they belong to, beside those of nodes it does not hold. */
  async function keepWeights(): Promise<void> {
    if (!loaded) return;
    const { progress, records } = run.getState();
    const others = checkpoints.get(loaded)?.weights ?? [];
    const weights = new Map([...others, ...(await client.weights())]);
    checkpoints.set(loaded, { weights, epoch: progress.epoch, records, step: progress.step });
  }

  /**
   * Whether the trainer can go on as it is for a value that computes the same: its weights are the same run's, or
   * differ by what was set by hand without a step since. Then those of the other value are put in their place.
   */
  async function takesOver(from: Network, to: Network): Promise<boolean> {
    if (checkpoints.areShared(from, to)) return true;
    await keepWeights();
    const wanted = checkpoints.get(to);
    if (wanted?.step === undefined || wanted.step !== checkpoints.get(from)?.step) return false;
    await client.setWeights(wanted.weights);
    showWeights();
    return true;
  }

  /** Shows what weights do that no step has led to. */
  function showWeights(): void {
    run.setState({ evaluation: undefined });
    pictures.request();
    evaluateIfCheap();
  }

  /** Loss and accuracy of the weights of now, where nobody has to wait for them. */
  function evaluateIfCheap(): void {
    const examples = run.getState().data?.training.length ?? 0;
    const isCheap = examples * totalParameters(checkOf(present())) <= MAX_EVALUATED_PRODUCTS;
    const { state } = run.getState().progress;
    if (isCheap && state !== "running" && state !== "empty") void evaluate();
  }

  async function evaluate(): Promise<void> {
    const answer = await client.evaluate();
    if (answer.run === runId) run.setState({ evaluation: answer.ok ? answer.evaluations : [] });
  }

  /** Sets weights in the trainer, and makes a new state of the network of them, so that undo can take them back. */
  async function editWeights<Answer extends { readonly ok: boolean }>(
    { set, remembered }: HandEdit<Answer>,
    label: string,
    gesture: string,
  ): Promise<Answer | { readonly ok: false; readonly text: string }> {
    const from = loaded;
    if (!from || !sameComputation(from, present())) {
      return { ok: false, text: "The network is just being loaded. Set the weight once it is." };
    }
    // What undo brings back is kept as it is now, once for each gesture of typing.
    const goesOn = network.getState().history.gesture === gesture;
    if (!goesOn) await keepWeights();
    const answer = await set();
    const base = present();
    const trained = checkpoints.get(from);
    // Where the network has changed meanwhile, what is loaded next takes the weight along.
    if (!answer.ok || !trained || !sameComputation(from, base)) return answer;
    const next: Network = { ...base };
    checkpoints.set(next, { ...trained, weights: remembered(trained.weights) });
    loaded = next;
    latest = next;
    network.getState().change(label, () => next, gesture);
    showWeights();
    return answer;
  }

  /** An edit of weights in its turn after loads and other edits. */
  function inTurn<Answer extends { readonly ok: boolean }>(
    edit: HandEdit<Answer>,
    label: string,
    gesture: string,
  ) {
    const answer = queue.then(() => editWeights(edit, label, gesture));
    queue = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  }

  async function load(): Promise<void> {
    const target = present();
    if (loaded && sameComputation(loaded, target) && !stale && (await takesOver(loaded, target))) {
      loaded = target;
      return;
    }
    stale = false;
    const wasRunning = run.getState().progress.state === "running";
    if (loaded) {
      await client.pause();
      await keepWeights();
    }
    const before = loaded ?? latest;
    await loadData(before, target);
    const trained = checkpoints.inherited(before, target);
    const goesOn = wasRunning && before !== undefined && sameModel(before, target);
    checkpoints.set(target, trained);
    latest = target;
    loaded = undefined;
    runId += 1;
    run.setState({
      progress: { ...idleProgress, run: runId },
      records: trained.records,
      evaluation: undefined,
      message: wasRunning && !goesOn ? { kind: "paused", text: PAUSED } : undefined,
    });
    const { pace, engine } = session.getState().preferences;
    const answer = await client.load({
      run: runId,
      network: target,
      pace,
      ...(engine && { engine }),
      checkpoint: trained.weights,
      epoch: trained.epoch,
    });
    const { trainable } = checkOf(target);
    if (answer.ok) {
      loaded = target;
      if (trainable) run.setState({ engine: answer.engine });
      pictures.request();
      if (goesOn && trainable) await client.start();
    } else {
      run.setState({
        picture: undefined,
        overview: undefined,
        weights: undefined,
        pictureRefusal: answer.text,
      });
      // Why a network does not train is said at its nodes already.
      if (trainable) run.setState({ message: { kind: "failed", text: answer.text } });
    }
  }

  /** The examples as the page shows them, where they have changed. */
  async function loadData(before: Network | undefined, { dataset, split }: Network): Promise<void> {
    if (before?.dataset === dataset && before.split === split && run.getState().data) return;
    const answer = await client.data({ dataset, split });
    run.setState(
      answer.ok
        ? { data: answer.data, dataRefusal: undefined }
        : { data: undefined, dataRefusal: answer.text },
    );
  }

  function synchronise(): Promise<void> {
    queue = queue.then(load).catch((error: unknown) => {
      run.setState({
        message: { kind: "failed", text: error instanceof Error ? error.message : String(error) },
      });
    });
    return queue;
  }

  network.subscribe((state, previous) => {
    const [from, to] = [previous.history.present, state.history.present];
    if (from === to) return;
    // Another name, place or learning rate, or undoing it, is the same run going on; a new seed asks for a new one.
    if (sameModel(from, to) && from.training.seed === to.training.seed) checkpoints.share(from, to);
    void synchronise();
  });
  session.subscribe((state, previous) => {
    if (state.preferences.pace !== previous.preferences.pace) void client.setPace(state.preferences.pace);
    if (state.preferences.engine !== previous.preferences.engine) {
      stale = true;
      void synchronise();
    }
  });

  return {
    /** Pictures that want a million points say so here. */
    clouds,
    /** Loads what is on the canvas; later changes are followed without asking. */
    begin: synchronise,
    receive(event: TrainingEvent): void {
      if (runOf(event) !== runId) return;
      run.setState(afterEvent(run.getState(), event));
      if (event.type === "progress") pictures.request();
    },
    /** Hands a data set's files to the trainer. */
    async supply(kind: string, files: readonly File[]): Promise<SupplyAnswer> {
      await queue;
      return client.supply(kind, files);
    },
    /** Loads again what is on the canvas, with data that was not there before. */
    reload(): Promise<void> {
      stale = true;
      run.setState({ data: undefined });
      return synchronise();
    },
    /** Some examples of an image set, to be shown. */
    images: (indices: Int32Array) => client.images(present(), indices),
    async toggleTraining(): Promise<void> {
      await queue;
      if (run.getState().progress.state === "running") await client.pause();
      else await client.start();
    },
    async step(): Promise<void> {
      await queue;
      await client.step();
    },
    async epoch(): Promise<void> {
      await queue;
      await client.epoch();
    },
    async reset(): Promise<void> {
      await queue;
      await client.reset();
      run.setState({ records: [], evaluation: undefined, message: undefined });
      pictures.request();
    },
    async evaluate(): Promise<void> {
      run.setState({ evaluation: undefined });
      await queue;
      await evaluate();
    },
    /**
     * Sets one weight by hand, between two steps while a run goes on.
     * @param label what undo says: "set a weight of hidden1"
     * @param gesture changes with the same one undo together
     */
    setWeight(change: WeightChange, label: string, gesture: string): Promise<WeightAnswer> {
      return inTurn(oneWeight(client, change), label, gesture);
    },
    /**
     * Sets all weights of a node by hand, from those it has at that moment.
     * @param label what undo says: "set hidden1 from the lab"
     * @param gesture changes with the same one undo together
     */
    setWeights(
      node: NodeId,
      edit: (arrays: readonly WeightArray[]) => readonly WeightArray[],
      label: string,
      gesture: string,
    ): Promise<LayerAnswer> {
      return inTurn(layerWeights(client, node, edit), label, gesture);
    },
    evaluateIfCheap,
    /** A layer's matrix in numbers, worked out by the trainer. */
    async matrixFacts(node: NodeId): Promise<MatrixFacts | undefined> {
      const answer = await client.matrixFacts(node);
      return answer.ok && answer.run === runId ? answer.facts : undefined;
    },
    /** Lets pictures bring maps of single units until the answer is called. */
    showUnitMaps: pictures.showUnitMaps,
    /** The weights that belong to what is on the canvas now; undefined where there are none. */
    async currentWeights(): Promise<Checkpoint | undefined> {
      await queue;
      await keepWeights();
      const network = present();
      const kept = checkpoints.get(network)?.weights;
      return kept && survivingWeights(kept, checkOf(network).weights);
    },
    /** The same without asking the trainer: what was last heard of them. For a page that is about to go. */
    lastWeights: (): Checkpoint | undefined => {
      const { weights, progress } = run.getState();
      return loaded && progress.run === runId && weights ? weights : checkpoints.get(present())?.weights;
    },
  };
}
