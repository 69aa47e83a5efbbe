/** Which settings each epoch of a run was trained with, so that the curves can show where they changed. */
import type { Network } from "../../core/network/network";
import type { RunSettings } from "../../core/words/setting-changes";
import type { EpochRecord } from "../../engine/protocol";

/** An epoch as the page keeps it. */
export interface KeptEpoch extends EpochRecord {
  /** On the first epoch, and on the first after a change; those between have the ones before them. */
  readonly settings?: RunSettings;
}

/** The settings of the last of these epochs; undefined where nobody wrote them down. */
function lastSettings(records: readonly KeptEpoch[]): RunSettings | undefined {
  return records.findLast(({ settings }) => settings)?.settings;
}

/**
 * A run's epochs and those that have been trained since, by this network. The trainer may tell of an epoch twice: in an event and
 * in a snapshot, whichever comes first.
 */
export function withEpochs(
  before: readonly KeptEpoch[],
  trained: readonly EpochRecord[],
  { training }: Network,
): readonly KeptEpoch[] {
  const heard = before.at(-1)?.epoch ?? 0;
  const [first, ...others] = trained.filter(({ epoch }) => epoch > heard);
  if (!first) return before;
  const { optimizer, loss, batchSize, options } = training;
  const settings = { optimizer, loss, batchSize, ...(options && { options }) };
  // By what they say: those that were read from a storage are other objects.
  const isKnown = JSON.stringify(lastSettings(before)) === JSON.stringify(settings);
  return [...before, isKnown ? first : { ...first, settings }, ...others];
}
