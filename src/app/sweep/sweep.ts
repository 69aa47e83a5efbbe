/** A sweep of the network on the canvas: started, cancelled, its outcomes kept until the next one, one recipe opened as the network. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { SeedOutcome } from "../../core/lottery/outcome";
import { setTraining } from "../../core/network/edit";
import { nodeTable } from "../../core/network/lookup";
import type { Network } from "../../core/network/network";
import { compareCells, shareOf, summariseCell } from "../../core/sweep/comparison";
import { type SweepAxis, type SweepGrid, sweepGrid } from "../../core/sweep/grid";
import { openedCell, sweepSentence } from "../../core/words/sweep-words";
import type { App } from "../app";
import { isLotteryOf } from "../lottery/lottery";
import { startLotteryThread } from "../lottery/lottery-thread";
import type { LotteryThread, Pool } from "../lottery/pool";
import { startRuns } from "../lottery/start-runs";
import { notifyOfEdit } from "../network/edit-notices";
import { oneForEach } from "../one-for-each";

export interface SweepState {
  readonly state: "empty" | "running" | "done" | "cancelled" | "failed";
  /** The network that was on the canvas; undefined before the first start. */
  readonly network: Network | undefined;
  readonly grid: SweepGrid | undefined;
  /** Seeds that were asked for, of each recipe: 1, 2, … */
  readonly seeds: number;
  /** [cells]: what has ended of each recipe, in no order. */
  readonly outcomes: readonly (readonly SeedOutcome[])[];
  /** Milliseconds from the start to the last outcome. */
  readonly took: number;
  /** Why it failed or cannot be started, in a sentence. */
  readonly text: string | undefined;
}

const nothingYet: SweepState = {
  state: "empty",
  network: undefined,
  grid: undefined,
  seeds: 0,
  outcomes: [],
  took: 0,
  text: undefined,
};

export interface Sweep {
  readonly store: StoreApi<SweepState>;
  /** Trains the network on the canvas with each value of one setting, or of two with each other, from the seeds 1 to this many. */
  readonly start: (axes: readonly SweepAxis[], seeds: number) => void;
  /** Ends it at once; what has come stays. */
  readonly cancel: () => void;
  /** Makes a recipe the network's, with the seed in the middle of its outcomes, in one undo, and trains it as the sweep did. */
  readonly open: (cell: number) => Promise<void>;
}

type SweepApp = Pick<App, "network" | "session" | "controller">;

/** The page's sweep; it goes on while its drawer is closed. */
export const sweepOf = oneForEach((app: SweepApp) =>
  createSweep(app, startLotteryThread, navigator.hardwareConcurrency || 1),
);

/**
 * @param threads workers at a time
 * @internal
 */
export function createSweep(
  { network, session, controller }: SweepApp,
  startThread: () => LotteryThread,
  threads: number,
): Sweep {
  const store = createStore<SweepState>()(() => nothingYet);
  let pool: Pool | undefined;
  const say = (text: string) => session.getState().say(text);
  const end = (change: Partial<SweepState>) => {
    pool = undefined;
    store.setState(change);
    const words = store.getState().text ?? endWords(store.getState());
    if (words !== undefined) say(words);
  };
  return {
    store,
    start(axes, seeds) {
      pool?.cancel();
      const present = network.getState().history.present;
      const made = sweepGrid(present, axes);
      if (!made.ok) return end({ ...nothingYet, state: "failed", text: made.text });
      const { grid } = made;
      const begun = performance.now();
      const started = startRuns(
        { session, controller },
        {
          networks: grid.cells.map((cell) => cell.network) as [Network, ...Network[]],
          tasks: tasksOf(grid, seeds),
          add: (more) =>
            store.setState(({ outcomes }) => {
              const next = outcomes.map((cell) => [...cell]);
              for (const { task, outcome } of more) next[task.network]?.push(outcome);
              return { outcomes: next, took: performance.now() - begun };
            }),
          threads,
          startThread,
        },
      );
      if (!started.ok) return end({ ...nothingYet, state: "failed", text: started.text });
      ({ pool } = started);
      const outcomes = grid.cells.map(() => []);
      store.setState({ ...nothingYet, state: "running", network: present, grid, seeds, outcomes });
      void pool.ended.then((ended) =>
        end(ended.ok ? { state: "done" } : { state: "failed", text: ended.text }),
      );
    },
    cancel() {
      if (!pool) return;
      pool.cancel();
      end({ state: "cancelled" });
    },
    async open(index) {
      const { network: of, grid, outcomes } = store.getState();
      const cell = grid?.cells[index];
      const summary = summariseCell(outcomes[index] ?? []);
      if (!of || !grid || !cell || !summary) return say("No seed of this recipe has ended yet.");
      const present = network.getState().history.present;
      if (!isSweepOf({ network: of, grid }, present)) return say(OLD);
      const { middle } = summary;
      const next = setTraining(withLooksOf(cell.network, present), { seed: middle.seed });
      network.getState().change(`try ${cell.name}`, () => next);
      if (!isLotteryOf(next, network.getState().history.present)) return;
      const words = openedCell(cell.name, middle, shareOf(middle), middle.validation !== undefined);
      notifyOfEdit({ session, network }, words);
      await controller.reset();
      await controller.toggleTraining();
    },
  };
}

/** Names and places that were changed meanwhile stay, where the recipe has the same nodes. */
function withLooksOf(recipe: Network, present: Network): Network {
  const now = nodeTable(present);
  if (recipe.nodes.length !== now.size || !recipe.nodes.every(({ id }) => now.has(id))) return recipe;
  const nodes = recipe.nodes.map((node) => {
    const { name, position } = now.get(node.id) ?? node;
    return { ...node, name, position };
  });
  const { name, about, notes, folds } = present;
  return { ...recipe, nodes, name, about, notes, folds };
}

/** Seed by seed through all recipes: so that every cell of the picture has something early, and cells are compared fairly if it is cancelled. */
function tasksOf({ cells }: SweepGrid, seeds: number) {
  return Array.from({ length: seeds }, (_, index) =>
    cells.map((_, network) => ({ network, seed: index + 1 })),
  ).flat();
}

/** What is said once it is over. */
function endWords({ state, grid, outcomes, seeds }: SweepState): string | undefined {
  const comparison = grid && compareCells(outcomes);
  if (!comparison) return undefined;
  const cancelled =
    state === "cancelled" ? `Cancelled after ${comparison.seeds} of ${seeds} seeds of each. ` : "";
  return (
    cancelled +
    sweepSentence(
      comparison,
      grid.cells.map(({ name }) => name),
    )
  );
}

/** What is said where recipes of another network are asked for. */
export const OLD =
  "These answers are of the network as it was before it was changed. Start the sweep again, or undo the change, to open one of its recipes.";

/** Whether the network on the canvas is the one that a sweep began with, or one of its recipes; seed, names and places may differ. */
export function isSweepOf(
  { network, grid }: { readonly network: Network; readonly grid: SweepGrid },
  present: Network,
): boolean {
  return isLotteryOf(network, present) || grid.cells.some((cell) => isLotteryOf(cell.network, present));
}
