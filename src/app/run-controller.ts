/**
 * Keeps the trainer in step with the network: every edit that changes what is computed pauses the run, saves
 * its weights under the network they belong to, and loads the new one with the weights that survive.
 */
import { totalParameters } from "../core/compiler/check";
import { type Checkpoint, survivingWeights } from "../core/network/checkpoint";
import { sameComputation } from "../core/network/edit";
import type { Network } from "../core/network/network";
import type { TrainingEvent } from "../engine/protocol";
import { checkOf } from "./check";
import type { Checkpoints } from "./checkpoints";
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

export type RunController = ReturnType<typeof createRunController>;

export function createRunController({ network, session, run, checkpoints, client }: RunControllerParts) {
  /** The network the trainer holds; undefined while it holds none. */
  let loaded: Network | undefined;
  /** The last network that was to be loaded, under which the weights wait where the trainer holds none. */
  let latest: Network | undefined;
  let runId = 0;
  /** Loads follow one another; a load that is no longer wanted by its turn does nothing. */
  let queue: Promise<void> = Promise.resolve();
  const pictures = createPictureLoop({
    client,
    run,
    session,
    domain: () => domainOf(present()),
    parameters: () => totalParameters(checkOf(present())),
  });

  function present(): Network {
    return network.getState().history.present;
  }

  /** Keeps the trainer's weights under the network they belong to, beside those of nodes it does not hold. */
  async function keepWeights(): Promise<void> {
    if (loaded)
      checkpoints.set(loaded, new Map([...(checkpoints.get(loaded) ?? []), ...(await client.weights())]));
  }

  /** The weights a network starts from: its own of before, or what it takes over from the one it was edited from. */
  function inherited(before: Network | undefined, target: Network): Checkpoint | undefined {
    const own = checkpoints.get(target);
    if (own) return own;
    const previous = before && checkpoints.get(before);
    // A new seed asks for new weights.
    if (!before || !previous || before.training.seed !== target.training.seed) return undefined;
    // Weights of a node whose shape cannot be known just now wait: the trainer takes only those that fit.
    const ids = new Set(target.nodes.map((node) => node.id));
    return new Map([...previous].filter(([id]) => ids.has(id)));
  }

  async function load(): Promise<void> {
    const target = present();
    if (loaded && sameComputation(loaded, target)) {
      const checkpoint = checkpoints.get(loaded);
      if (checkpoint) checkpoints.set(target, checkpoint);
      loaded = target;
      return;
    }
    const wasRunning = run.getState().progress.state === "running";
    if (loaded) {
      await client.pause();
      await keepWeights();
    }
    const before = loaded ?? latest;
    if (
      !before ||
      before.dataset !== target.dataset ||
      before.split !== target.split ||
      !run.getState().data
    ) {
      const answer = await client.data({ dataset: target.dataset, split: target.split });
      run.setState({ data: answer.ok ? answer.data : undefined });
    }
    const checkpoint = inherited(before, target);
    checkpoints.set(target, checkpoint ?? new Map());
    latest = target;
    loaded = undefined;
    runId += 1;
    run.setState({
      progress: { ...idleProgress, run: runId },
      records: [],
      evaluation: undefined,
      message: wasRunning
        ? {
            kind: "paused",
            text: "Paused, because the network changed. Train goes on with the weights that fit.",
          }
        : undefined,
    });
    const answer = await client.load({
      run: runId,
      network: target,
      pace: session.getState().preferences.pace,
      ...(checkpoint && { checkpoint }),
    });
    const { trainable } = checkOf(target);
    if (answer.ok) {
      loaded = target;
      if (trainable) run.setState({ engine: answer.engine });
      pictures.request();
    } else {
      run.setState({ picture: undefined, weights: undefined });
      // Why a network does not train is said at its nodes already.
      if (trainable) run.setState({ message: { kind: "failed", text: answer.text } });
    }
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
  });

  return {
    /** Loads what is on the canvas; later changes are followed without asking. */
    begin: synchronise,
    /** Settles once the trainer holds what is on the canvas. */
    settled: () => queue,
    receive(event: TrainingEvent): void {
      if (event.type === "progress") {
        if (event.progress.run !== runId) return;
        const { records, message } = run.getState();
        const running = event.progress.state === "running";
        run.setState({
          progress: event.progress,
          records: event.records.length > 0 ? [...records, ...event.records] : records,
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
      const kept = checkpoints.get(network);
      return kept && survivingWeights(kept, checkOf(network).weights);
    },
    /** The same without asking the trainer: what was last heard of them. For a page that is about to go. */
    lastWeights: (): Checkpoint | undefined => {
      const { weights, progress } = run.getState();
      return loaded && progress.run === runId && weights ? weights : checkpoints.get(present());
    },
    requestPicture: pictures.request,
  };
}
