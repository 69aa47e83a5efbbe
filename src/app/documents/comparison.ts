/** What has changed since an earlier state of the network, another network, or a preset as it is shipped. */

import { type NetworkChanges, networkChanges } from "../../core/network/changes";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Network } from "../../core/network/network";
import { type ChangeSentence, sayChanges } from "../../core/words/change-words";
import type { App } from "../app";
import { openPreset, type PresetName, presetNames } from "../network/presets";
import { untrained } from "../run/checkpoints";
import type { Comparison } from "../session/session-store";
import { type ReadRevision, readRevisionOf } from "../storage/reading";
import { listVersions, type Version } from "../storage/versions";

/** The versions of what is on the canvas, the newest first; none where the storage does not tell. */
export async function versionsOf(app: App): Promise<readonly Version[]> {
  const { storage } = app.keeper.reach;
  return storage()
    .then((database) => listVersions(database, app.kept.getState().document))
    .catch(() => []);
}

/** undefined where it cannot be read. */
export async function readVersion(app: App, { revision }: Version): Promise<ReadRevision | undefined> {
  const { storage, packer } = app.keeper.reach;
  return storage()
    .then((database) => readRevisionOf(database, packer, app.kept.getState().document, revision))
    .catch(() => undefined);
}

/** The preset that the document began as, as it is shipped; undefined where it began otherwise. */
export function shippedPreset(app: App): PresetName | undefined {
  const { began } = app.kept.getState();
  return began?.kind === "preset" ? presetNames.find((name) => name === began.preset) : undefined;
}

/** The preset, as a state to be compared with. */
export function readPreset(preset: PresetName): ReadRevision {
  return { network: openPreset(preset).network, trained: untrained };
}

/** Marks on the canvas, and says in the drawer, what has changed since. */
export function compareWith(app: App, title: string, { network, trained }: ReadRevision): void {
  const { epoch, weights } = trained;
  app.session.getState().set({ comparison: { title, network, epoch, weights } });
}

let last: { readonly before: Network; readonly after: Network; readonly changes: NetworkChanges } | undefined;

/** Worked out once for the canvas and for the words. */
export function changesSince({ network: before }: Comparison, after: Network): NetworkChanges {
  if (last?.before !== before || last.after !== after)
    last = { before, after, changes: networkChanges(before, after) };
  return last.changes;
}

/** The same in words, training too. @param epoch whole epochs behind the present weights */
export function sentencesSince(
  app: App,
  comparison: Comparison,
  present: Network,
  epoch: number,
): readonly ChangeSentence[] {
  const hasSameWeights =
    epoch !== comparison.epoch || areSame(comparison.weights, app.present.work().trained.weights);
  const trained = { before: comparison, after: { epoch }, hasSameWeights };
  return sayChanges(comparison.network, present, changesSince(comparison, present), trained);
}

/** Whether they are the same numbers. Of another structure they are others, which is said already. */
function areSame(one: Checkpoint, other: Checkpoint): boolean {
  if (one.size !== other.size) return true;
  for (const [node, arrays] of one) {
    for (const [index, { values }] of arrays.entries()) {
      const others = other.get(node)?.[index]?.values;
      if (others?.length !== values.length) return true;
      if (others !== values && values.some((value, place) => value !== others[place])) return false;
    }
  }
  return true;
}
