/** Reads a document back: checked by its checksums, with an earlier revision in place of one that is damaged. */
import type { Checkpoint, WeightArray } from "../../core/network/checkpoint";
import { checksumOfFloats, checksumOfText } from "../../core/network/checksum";
import { openNetwork } from "../../core/network/file";
import { type History, record as recordChange, startHistory } from "../../core/network/history";
import { type Network, type NodeId, networkSchema } from "../../core/network/network";
import { type RunState, readRunState } from "../../core/training/run-state";
import type { EpochRecord } from "../../engine/protocol";
import { brought, type Trained, untrained } from "../run/checkpoints";
import { checksumOf } from "./checksum";
import type { Database } from "./database";
import { adopt, type Claim, revisionsOf } from "./document-store";
import type { Packer } from "./packing";
import type { ArrayReference, HistoryRecord, RevisionRecord, StoredRunState, TrainedRecord } from "./records";
import { type Read, readAtOnce } from "./transaction";

/** A document as it comes back. */
export interface ReadDocument {
  readonly history: History<Network>;
  readonly trained: Trained;
  /** Of the states that undo and redo bring back; states with the same value share a run. */
  readonly trainedStates: readonly (readonly [Network, Trained])[];
  /** Said where it is not what was written last. */
  readonly sentence: string | undefined;
}

/**
 * All of one moment: another tab may be writing.
 * @param packer gets to know what is stored already
 * @returns undefined where there is no such document, or no revision of it that can be read
 */
export async function readDocument(
  database: Database,
  packer: Packer,
  document: string,
): Promise<ReadDocument | undefined> {
  return (await readNewest(database, packer, document))?.read;
}

/**
 * Makes the tab the document's writer and reads it. A damaged head is put aside for the newest revision that is whole.
 * @returns undefined where there is nothing to be read; the tab is the writer all the same
 */
export async function takeDocument(
  database: Database,
  packer: Packer,
  tab: string,
  document: string,
): Promise<{ readonly claim: Claim; readonly read: ReadDocument } | undefined> {
  // First of all, so that what is read is what this tab goes on from.
  const claim = await adopt(database, tab, document);
  const newest = await readNewest(database, packer, document);
  if (!claim || !newest) return undefined;
  if (newest.record.revision === claim.head) return { claim, read: newest.read };
  // Seldom needed. Where it does not come, the damaged one stays unmarked below what is written next.
  const part = await import("./falling-back").catch(() => undefined);
  await part?.fallBack(database, newest.record);
  const mended = await adopt(database, tab, document);
  return mended && { claim: mended, read: newest.read };
}

function readNewest(
  database: Database,
  packer: Packer,
  document: string,
): Promise<{ readonly read: ReadDocument; readonly record: RevisionRecord } | undefined> {
  return readAtOnce(database, async (transaction) => {
    const stored = await transaction.objectStore("documents").get(document);
    const records = await transaction.objectStore("revisions").getAll(revisionsOf(document));
    for (const record of records.filter(({ damaged }) => !damaged).reverse()) {
      const revision = await readRevision(transaction, packer, record);
      if (typeof revision === "string") continue;
      const history = await readHistory(transaction, packer, record, revision);
      const isHead = record.revision === stored?.head;
      const sentence = isHead ? undefined : fallenBack(stored?.name ?? "", record);
      return { read: { ...history, sentence }, record };
    }
    return undefined;
  });
}

function fallenBack(name: string, { at }: RevisionRecord): string {
  const when = new Date(at).toLocaleTimeString();
  return `What was kept last of “${name}” is damaged, so this is how it was at ${when}, with the weights of then. Look it over, and save it to a file.`;
}

/** One of a document's revisions, without its history; undefined where it is not there or not whole. @throws what the storage throws */
export function readRevisionOf(
  database: Database,
  packer: Packer,
  document: string,
  revision: number,
): Promise<ReadRevision | undefined> {
  return readAtOnce(database, async (transaction) => {
    const record = await transaction.objectStore("revisions").get([document, revision]);
    const read = record && (await readRevision(transaction, packer, record));
    return typeof read === "string" ? undefined : read;
  });
}

/** A network, and what it is trained to. */
export interface ReadRevision {
  readonly network: Network;
  readonly trained: Trained;
}

/** @returns why it cannot be read, where it cannot */
async function readRevision(
  transaction: Read,
  packer: Packer,
  record: RevisionRecord,
): Promise<ReadRevision | string> {
  if (checksumOf(record) !== record.checksum) return "Its checksum is another.";
  const opened = openNetwork(record.text);
  if (opened.kind !== "ok") return opened.text;
  const { network, checkpoint } = opened;
  if (!record.trained) return { network, trained: brought(checkpoint) };
  const trained = await readTrained(transaction, packer, record.trained);
  if (!trained) return "Its weights are damaged.";
  if (trained.weights.size > 0) return { network, trained };
  // Version 1 wrote weights into the text. Without its weights a run has nothing behind it.
  const { weights, start } = brought(checkpoint);
  return { network, trained: weights.size > 0 ? { ...trained, weights, start } : untrained };
}

/** @returns undefined where an array is missing or is not as it was written */
async function readTrained(
  transaction: Read,
  packer: Packer,
  { weights, start, epoch, step, run, state: storedState }: TrainedRecord,
): Promise<Trained | undefined> {
  const checkpoint = await readArrays(transaction, packer, weights);
  if (!checkpoint) return undefined;
  const records = run ? await readRun(transaction, packer, run) : [];
  const state = storedState && (await readState(transaction, packer, storedState));
  return {
    ...brought(checkpoint),
    ...(start && { start }),
    ...{ epoch, records },
    ...(step !== undefined && { step }),
    ...(state && { state }),
  };
}

/** @returns undefined where an array is missing or is not as it was written */
async function readArrays(
  transaction: Read,
  packer: Packer,
  references: readonly ArrayReference[],
): Promise<Checkpoint | undefined> {
  const checkpoint = new Map<NodeId, WeightArray[]>();
  const arrays = new Map<string, Float32Array>();
  for (const { node, name, shape, array } of references) {
    const stored = await transaction.objectStore("weights").get(array);
    if (!stored || array !== `${checksumOfFloats(stored.values)}-${stored.values.length}`) return undefined;
    arrays.set(array, stored.values);
    checkpoint.set(node, [...(checkpoint.get(node) ?? []), { name, shape, values: stored.values }]);
  }
  packer.recall(arrays, new Map());
  return checkpoint;
}

/** @returns undefined where it is not whole: then the run goes on with a fresh optimizer, and says so */
async function readState(
  transaction: Read,
  packer: Packer,
  { optimizer, ...place }: StoredRunState,
): Promise<RunState | undefined> {
  if (!optimizer) return readRunState(place);
  const slots: (Checkpoint | undefined)[] = [];
  for (const slot of optimizer.slots) slots.push(await readArrays(transaction, packer, slot));
  return readRunState({ ...place, optimizer: { ...optimizer, slots } });
}

async function readRun(
  transaction: Read,
  packer: Packer,
  { id, records: count }: NonNullable<TrainedRecord["run"]>,
): Promise<readonly EpochRecord[]> {
  const known = packer.run(id) ?? (await transaction.objectStore("runs").get(id))?.records ?? [];
  packer.recall(new Map(), new Map([[id, known]]));
  return known.slice(0, count);
}

/** The undo history where it leads to this revision and is whole; none otherwise. */
async function readHistory(
  transaction: Read,
  packer: Packer,
  { document, text, madeFrom }: RevisionRecord,
  { network, trained }: ReadRevision,
): Promise<Omit<ReadDocument, "sentence">> {
  const none = { history: startHistory(network), trained, trainedStates: [] };
  const record = (await transaction.objectStore("history").get(document)) as
    | HistoryRecord<Network>
    | undefined;
  const sum = checksumOfText(text);
  if (!record || (record.text !== sum && record.text !== madeFrom) || !isWhole(record)) return none;
  const isPresent = record.text === sum && packer.textOf(record.present) === text;
  const states: Trained[] = [trained];
  for (const stored of record.trained.slice(1)) {
    states.push((await readTrained(transaction, packer, stored)) ?? untrained);
  }
  const trainedStates = [...record.past, ...record.future].flatMap(({ value, trained: index }) => {
    const own = index === undefined ? undefined : states[index];
    return own ? [[value, own] as const] : [];
  });
  const entries = (from: HistoryRecord<Network>["past"]) =>
    from.map(({ label, value }) => ({ label, value }));
  const { present, past, future } = record;
  const stored = { present, past: entries(past), future: entries(future), gesture: undefined };
  const history = isPresent ? stored : recordChange(stored, network, "what was done last");
  return { history, trained, trainedStates };
}

/** Networks come back as the objects they were, so that what they share stays shared; they are only looked at, once each. */
function isWhole({ present, past, future }: HistoryRecord<Network>): boolean {
  const seen = new WeakSet<object>();
  const isNew = (part: object) => {
    const known = seen.has(part);
    seen.add(part);
    return !known;
  };
  return [{ value: present }, ...past, ...future].every(({ value }) => {
    const unseen = { ...value, nodes: value.nodes.filter(isNew), wires: value.wires.filter(isNew) };
    return networkSchema.safeParse(unseen).success;
  });
}
