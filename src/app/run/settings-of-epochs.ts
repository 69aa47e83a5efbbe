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

/** A run's epochs and those that have been trained since, by this network. */
export function withEpochs(
  before: readonly KeptEpoch[],
  trained: readonly EpochRecord[],
  { training }: Network,
): readonly KeptEpoch[] {
  const [first, ...others] = trained;
  if (!first) return before;
  const { optimizer, loss, batchSize } = training;
  const known = lastSettings(before);
  // Values of a network never change, so the same settings are the same values, but for those that were read again.
  const isKnown = known?.optimizer === optimizer && known.loss === loss && known.batchSize === batchSize;
  return [...before, isKnown ? first : { ...first, settings: { optimizer, loss, batchSize } }, ...others];
}
