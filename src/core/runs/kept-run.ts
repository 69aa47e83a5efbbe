/** What is kept of a run when it is over or left: a plain value, from which it can be told, compared and trained again. */
import type { RunStart } from "../words/run-start-words";
import type { RunSettings } from "../words/setting-changes";
import { bestEpoch, type Curves, type EpochFigures, unpackCurves } from "./curves";

/** How a run stood when it was last heard of. */
export type RunEnd = "running" | "paused" | "finished" | "diverged";

/** The run that another one goes on from, by weights or as a whole. */
export interface RunOrigin {
  /** Of a run of the same document; it may be gone meanwhile. */
  readonly run: string;
  readonly name: string;
  /** Whole epochs of it that are behind the first weights. */
  readonly epoch: number;
}

/** With these settings it was trained from this epoch on. */
export interface SettingsFrom {
  readonly epoch: number;
  readonly settings: RunSettings;
}

export interface KeptRun {
  readonly id: string;
  /** Of the document that it is a run of. */
  readonly document: string;
  /** 1 for the document's first. */
  readonly number: number;
  /** "Run 3", or what somebody called it. */
  readonly name: string;
  readonly note: string;
  /** The one that the others are compared with: at most one of a document. */
  readonly isBaseline: boolean;
  /** Milliseconds since 1970 when somebody deleted it; it can be put back for a while. */
  readonly deleted?: number;
  /** The saved file's text (core/network/file.ts) without weights: network, data, split, settings and seed, as they were last. */
  readonly recipe: string;
  /** How many examples it was trained on, and how many were held back; absent where that was not known. */
  readonly examples?: { readonly training: number; readonly heldBack: number };
  /** As the trainer calls it: "TensorFlow.js, cpu". */
  readonly engine: string;
  readonly start: RunStart;
  readonly origin?: RunOrigin;
  readonly end: RunEnd;
  /** Whole epochs and steps behind its last weights. */
  readonly epoch: number;
  readonly step: number;
  /** Milliseconds since 1970 when it began, and when it was heard of last. */
  readonly began: number;
  readonly at: number;
  /** For which it trained, pauses not counted. */
  readonly seconds: number;
  /** In the order of epochs; the first from epoch 1 on. */
  readonly settings: readonly SettingsFrom[];
  readonly curves: Curves;
}

/** Its last whole epoch; undefined where it has none. */
export function lastEpochOf({ curves }: KeptRun): EpochFigures | undefined {
  const last = curves.epoch.length - 1;
  return last < 0 ? undefined : epochsOf(curves)[last];
}

/** The epoch of its best weights. */
export function bestEpochOf({ curves }: KeptRun): EpochFigures | undefined {
  return bestEpoch(epochsOf(curves));
}

const unpacked = new WeakMap<Curves, readonly EpochFigures[]>();

/** Worked out once for each value. */
export function epochsOf(curves: Curves): readonly EpochFigures[] {
  const known = unpacked.get(curves);
  if (known) return known;
  const epochs = unpackCurves(curves);
  unpacked.set(curves, epochs);
  return epochs;
}

/** Of what a run takes beside its recipe and curves: names, times, figures. */
const REST = 500;
/** Of a number in a column, and of a character. */
const NUMBER = 9;
const CHARACTER = 2;

/** What a kept run takes in the storage, in bytes, about. */
export function bytesOfRun({ recipe, note, curves, settings }: KeptRun): number {
  const columns = 1 + Object.keys(curves.figures).length;
  const words = recipe.length + note.length + JSON.stringify(settings).length;
  return REST + CHARACTER * words + NUMBER * columns * curves.epoch.length;
}
