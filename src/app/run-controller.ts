/**
 * Keeps the trainer in step with the network: every edit that changes what is computed pauses the run, saves
 * its weights under the network they belong to, and loads the new one with the weights that survive.
 */
import { totalParameters } from "../core/compiler/check";
import { type Checkpoint, survivingWeights } from "../core/network/checkpoint";
import { sameComputation, sameModel } from "../core/network/edit";
import type { Network } from "../core/network/network";
import type { SupplyAnswer, TrainingEvent } from "../engine/protocol";
import { checkOf } from "./check";
import { type Checkpoints, type Trained, untrained } from "./checkpoints";
import { createCloudLoop } from "./cloud-loop";
import { domainOf } from "./dataset";
import type { EngineClient } from "./engine-client";
import type { NetworkStore } from "./network-store";
import { createPictureLoop } from "./picture-loop";
import { idleProgress, type RunStore } from "./run-store";
import type { SessionStore } from "./session-store";

export interface RunControllerParts {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: EngineClient;
}

const PAUSED =
  "Paused, because the network changed. Train goes on; layers that still fit keep their weights.";

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
    checkpoints.set(loaded, { weights, epoch: progress.epoch, records });
  }

  /** What a network starts from: its own of before, or what it takes over from the one it was edited from. */
  function inherited(before: Network | undefined, target: Network): Trained {
    const own = checkpoints.get(target);
    const previous = before && checkpoints.get(before);
    // A new seed asks for new weights.
    if (!before || !previous || before.training.seed !== target.training.seed) return own ?? untrained;
    // Another learning rate, or undoing it, is the same run going on.
    if (sameModel(before, target)) return previous;
    if (own) return own;
    // Weights of a node whose shape cannot be known just now wait: the trainer takes only those that fit.
    const ids = new Set(target.nodes.map((node) => node.id));
    return { ...untrained, weights: new Map([...previous.weights].filter(([id]) => ids.has(id))) };
  }

  async function load(): Promise<void> {
    const target = present();
    if (loaded && sameComputation(loaded, target) && !stale) {
      const trained = checkpoints.get(loaded);
      if (trained) checkpoints.set(target, trained);
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
    const trained = inherited(before, target);
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
    if (state.history.present !== previous.history.present) void synchronise();
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
      if (event.type === "progress") {
        if (event.progress.run !== runId) return;
        const { records, message } = run.getState();
        // Answers and events come through different doors: an epoch of before a reset may arrive after it.
        const isFresh = event.progress.state === "ready" && event.progress.step === 0;
        const running = event.progress.state === "running";
        run.setState({
          progress: event.progress,
          records: isFresh ? [] : event.records.length > 0 ? [...records, ...event.records] : records,
          ...(running && message && { message: undefined }),
          ...(running && { evaluation: undefined }),
        });
        pictures.request();
      } else if (event.run === runId) {
        const text =
          event.type === "failed"
            ? event.text
            : `The loss became ${event.loss} at step ${event.step} (epoch ${event.epoch}), so the run stopped with the weights of the step before. Try a smaller learning rate, then Reset.`;
        run.setState({ message: { kind: event.type, text } });
      }
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
      run.setState({ evaluation: await client.evaluate() });
    },
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
