/** Kept runs in words: where one began, and what is another between two of them. */
import { networkChanges } from "../network/changes";
import type { Network } from "../network/network";
import type { KeptRun } from "../runs/kept-run";
import { sayChanges } from "./change-words";
import { settingChanges } from "./setting-changes";

/** A run and the network that its recipe describes. */
export interface RunWithNetwork {
  readonly run: KeptRun;
  readonly network: Network;
}

/** "fresh weights", "from Run 2’s weights at epoch 40". */
export function sayBeginning({ start, origin }: KeptRun): string {
  if (origin) return `from ${origin.name}’s weights at epoch ${origin.epoch}`;
  switch (start.kind) {
    case "seed":
      return "fresh weights";
    case "brought":
      return "from the weights it came with";
    case "by hand":
      return "from weights set by hand";
    default:
      return "from kept weights";
  }
}

/**
 * What of a run is another than of the one before, one entry each, what computes first: “dropout” (Dropout 0.5) added, learning rate
 * 0.001 → 0.003. Names, places, notes and folds change nothing of a run and are left out.
 */
export function runDifferences(before: RunWithNetwork, after: RunWithNetwork): readonly string[] {
  const changes = networkChanges(before.network, after.network);
  const ofTraining = {
    ...changes,
    moved: [],
    name: undefined,
    about: undefined,
    folds: undefined,
    notes: undefined,
  };
  return [
    ...sayChanges(before.network, after.network, ofTraining).map(({ text }) => text),
    ...(areSame(before.run.settings, after.run.settings) ? [] : sayMidRun(after.run)),
    ...other("engine", arithmeticOf(before.run), arithmeticOf(after.run)),
    ...other("began", sayBeginning(before.run), sayBeginning(after.run)),
  ];
}

/** What was changed while the run went on: “learning rate 0.01 → 0.1 after epoch 40”. */
export function sayMidRun({ settings }: KeptRun): readonly string[] {
  return settings.slice(1).flatMap(({ epoch, settings: after }, index) => {
    const before = settings[index]?.settings ?? after;
    return settingChanges(before, after).map((said) => `${said} after epoch ${epoch - 1}`);
  });
}

/** Whether the figures of two runs are the same to the bit, epoch by epoch. */
export function hasSameCurves(one: KeptRun, other: KeptRun): boolean {
  return one.curves.epoch.length > 0 && areSame(one.curves, other.curves);
}

/** The engine, without what changes no bit of its numbers. */
function arithmeticOf({ engine }: KeptRun): string {
  return engine.replace(/, \d+ threads?/, "");
}

function other(what: string, before: string, after: string): readonly string[] {
  return before === after ? [] : [`${what}: ${before} → ${after}`];
}

function areSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
