/**
 * What lies in the page's IndexedDB (database.ts), version 3. A document is a line of revisions, of which one is the
 * head; weights, curves and the undo history lie beside them, so that a revision is small and equal weights lie once.
 */
import type { DBSchema } from "idb";
import type { NodeId } from "../../core/network/network";
import type { KeptRun } from "../../core/runs/kept-run";
import type { OptimizerMemory, RunState } from "../../core/training/run-state";
import type { RunStart } from "../../core/words/run-start-words";
import type { EpochRecord } from "../../engine/protocol";

/** What a document was when it began; a preset by its name in presets/. */
export type Began =
  | { readonly kind: "empty" }
  | { readonly kind: "preset"; readonly preset: string }
  | { readonly kind: "file"; readonly file: string };

/** Something that a tab opens by itself, or work on the shelf, which is opened when somebody asks for it. */
export interface DocumentRecord {
  readonly id: string;
  readonly name: string;
  readonly place: "canvas" | "shelf";
  /** The revision that counts; flipped in the transaction that writes it. */
  readonly head: number;
  /** The tab that may write: whoever finds another's name here has lost the document. */
  readonly writer: string;
  /** Rises by one with every document that is opened on a canvas: the highest is the one opened last. */
  readonly opened: number;
  /** Milliseconds since 1970, for people to read; never compared to decide what is newer. */
  readonly created: number;
  readonly at: number;
  /** As `opened`, where it was copied: it decides which documents stay (documents-that-go.ts), no more. */
  readonly wanted?: number;
  /** Known to be more than a preset as it is. */
  readonly isMade?: boolean;
  /** Milliseconds since 1970 from which on it may go; absent where it is not about to. */
  readonly leaves?: number | undefined;
  /** Absent where that is not known, and of copies. */
  readonly began?: Began;
  /** Milliseconds since 1970 when somebody deleted it; it can be put back for a while (documents-that-go.ts). */
  readonly deleted?: number | undefined;
  /** What it is a copy of; absent where it began by itself. */
  readonly origin?: { readonly document: string; readonly revision: number };
}

/** A document, as it is spoken of. */
export type NamedDocument = Pick<DocumentRecord, "id" | "name">;

/** Where one array of a node's weights lies. */
export interface ArrayReference {
  readonly node: NodeId;
  readonly name: string;
  readonly shape: readonly number[];
  /** Key of the array's record. */
  readonly array: string;
}

/** Weights, and the run that led to them. */
export interface TrainedRecord {
  readonly weights: readonly ArrayReference[];
  readonly epoch: number;
  readonly step?: number;
  /** Key of the run, and how many of its epochs' records belong to these weights; absent where there are none. */
  readonly run?: { readonly id: string; readonly records: number };
  /** What the run's first weights were; absent where that was not known. */
  readonly start?: RunStart;
  /** Where the run stood; absent where it was not known, or takes too much room. */
  readonly state?: StoredRunState;
}

/** A run's state whose arrays lie where the weights do. */
export interface StoredRunState extends Omit<RunState, "optimizer"> {
  readonly optimizer?: Omit<OptimizerMemory, "slots"> & {
    readonly slots: readonly (readonly ArrayReference[])[];
  };
}

/** What keeps arrays and runs alive: a record that names them. */
export interface Names {
  readonly arrays: readonly string[];
  readonly runs: readonly string[];
}

/** One state of a document. Never changed, but for `damaged` and `version`. */
export interface RevisionRecord extends Names {
  readonly document: string;
  /** 1 for the first. */
  readonly revision: number;
  /** The saved file's text (core/network/file.ts). With weights in it only where version 1 wrote it. */
  readonly text: string;
  /** Of the text and of what it is trained to; read back and compared on opening. */
  readonly checksum: string;
  readonly at: number;
  readonly trained: TrainedRecord | undefined;
  /** Bytes of its weights. */
  readonly bytes: number;
  /** Changes that its tab had counted: which of the tab's last words are newer. */
  readonly changes?: number;
  /** Of the text that it was made from, where a page left it behind without its history (recovering.ts). */
  readonly madeFrom?: string;
  /** The name that somebody kept it under: it stays for as long as its document. */
  readonly version?: string | undefined;
  /** Found unreadable: kept for a look, never opened again. */
  readonly damaged?: boolean;
}

/** One array of weights under the checksum of its numbers: written once, shared by all that have the same. */
export interface ArrayRecord {
  readonly id: string;
  readonly values: Float32Array;
}

/** One run's curves; later also its moments. It grows, so who names it says how much of it was theirs. */
export interface RunRecord {
  readonly id: string;
  readonly document: string;
  readonly records: readonly EpochRecord[];
}

/** A state of the network that undo or redo brings back; which of `trained` is its own. */
export interface HistoryEntry<Value> {
  readonly label: string;
  readonly value: Value;
  readonly trained: number | undefined;
}

/**
 * The undo history of a document's head. The states are stored as they are, by structured clone, which keeps what
 * they share: a node that no edit has touched lies here once.
 */
export interface HistoryRecord<Value> extends Names {
  readonly document: string;
  /** Checksum of the text of `present`: a history of another text is not the head's. */
  readonly text: string;
  readonly present: Value;
  readonly past: readonly HistoryEntry<Value>[];
  readonly future: readonly HistoryEntry<Value>[];
  /** The first is the present's and stands empty: it changes with every step, and the revision says it. */
  readonly trained: readonly TrainedRecord[];
}

export interface UnfoldDatabase extends DBSchema {
  documents: { key: string; value: DocumentRecord };
  revisions: {
    key: [string, number];
    value: RevisionRecord;
    indexes: { arrays: string; runs: string };
  };
  weights: { key: string; value: ArrayRecord };
  runs: { key: string; value: RunRecord };
  history: { key: string; value: HistoryRecord<unknown>; indexes: { arrays: string; runs: string } };
  /** By document and run. They name no weights: their curves are their own, and they stay when revisions go. */
  keptRuns: { key: [string, string]; value: KeptRun };
}
