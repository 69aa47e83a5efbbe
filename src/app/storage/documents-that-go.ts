/**
 * Which documents stay. Nothing goes that is open in a tab. Of presets that were only looked at or trained, which come again from
 * their seeds, the last few stay; of what somebody has made many more, and none goes before that was said a week ago.
 */
import { arrange } from "../../core/graph/arrange";
import { MOST_REARRANGED, rearranged } from "../../core/graph/rearranged";
import { openNetwork, saveNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import type { Database } from "./database";
import { listDocuments } from "./document-store";
import type { Ownership } from "./ownership";
import type { DocumentRecord, RevisionRecord } from "./records";
import { removeDocument } from "./removing";
import { readAtOnce, transact } from "./transaction";

/** So many of the newest stay: presets as they are, and what somebody has made. */
const STAY = { preset: 30, made: 200 } as const;
/** Milliseconds between saying that what somebody has made is about to go, and its going. */
const NOTICE = 7 * 24 * 3600_000;
/** Milliseconds for which what was deleted can be put back. */
const PUT_BACK_WITHIN = 30 * 24 * 3600_000;

/**
 * Takes documents away that are too many, the oldest first, and marks those of people's own that are to go next.
 * @returns the sentence to be said where some are marked now; undefined where none is
 * @throws what the storage throws
 */
export async function thinDocuments(
  database: Database,
  { whenFree, knowsWhatIsOpen }: Pick<Ownership, "whenFree" | "knowsWhatIsOpen">,
): Promise<string | undefined> {
  const all = await listDocuments(database);
  const isGone = ({ deleted = Number.POSITIVE_INFINITY }) => deleted + PUT_BACK_WITHIN <= Date.now();
  for (const document of all.filter(isGone)) {
    await whenFree(document.id, () => removeDocument(database, document));
  }
  const documents = all.filter(({ deleted }) => deleted === undefined);
  if (documents.length <= STAY.preset) return undefined;
  const texts = await presetTexts();
  const seen = { preset: 0, made: 0 };
  const marked: DocumentRecord[] = [];
  for (const document of documents.sort((one, other) => age(other) - age(one))) {
    const kind = (await isMade(database, document, texts)) ? "made" : "preset";
    seen[kind] += 1;
    const { id, leaves } = document;
    if (seen[kind] <= STAY[kind]) {
      if (leaves !== undefined) await change(database, id, { leaves: undefined });
      continue;
    }
    // On the canvas of a tab, perhaps.
    if (document.place === "canvas" && !knowsWhatIsOpen) continue;
    if (kind === "preset" || (leaves !== undefined && leaves <= Date.now())) {
      await whenFree(id, () => removeDocument(database, document));
    } else if (leaves === undefined) marked.push(document);
  }
  const leaves = Date.now() + NOTICE;
  for (const { id } of marked) await change(database, id, { leaves });
  return marked.length > 0 ? sayMarked(marked, leaves) : undefined;
}

/** What somebody has opened again is no longer about to go. @throws what the storage throws */
export function keepDocument(database: Database, id: string): Promise<void> {
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const all = await documents.getAll();
    const stored = all.find((document) => document.id === id);
    const wanted = Math.max(...all.map(age)) + 1;
    if (stored) await documents.put({ ...stored, leaves: undefined, wanted });
  });
}

function age({ opened, wanted = 0 }: DocumentRecord): number {
  return Math.max(opened, wanted);
}

function sayMarked(documents: readonly DocumentRecord[], leaves: number): string {
  const [first] = documents;
  const others = documents.length - 1;
  const names = `“${first?.name}”${others > 0 ? ` and ${others} more` : ""}`;
  const [go, them] = others > 0 ? ["go", "them"] : ["goes", "it"];
  return `This browser keeps the last ${STAY.made} networks of your own. ${names} ${go} on ${new Date(leaves).toLocaleDateString()}: to keep ${them}, open ${them} from Networks, or save ${them} to a file.`;
}

/** Whether somebody would miss it: anything but an empty canvas, or a preset as it is with no weights but its seed's run. */
async function isMade(
  database: Database,
  { id, head, isMade }: DocumentRecord,
  texts: ReadonlySet<string>,
): Promise<boolean> {
  if (isMade) return true;
  const made = await readAtOnce(database, async (transaction) => {
    const revision = await transaction.objectStore("revisions").get([id, head]);
    const history = await transaction.objectStore("history").get(id);
    // Weights set by hand in mid-run are told by undo alone.
    const hasEdits = history?.past.some(({ label }) => !/^(open|new) /.test(label)) ?? false;
    return !revision || hasEdits || !isPreset(revision.text, texts) || !hasSeedsWeights(revision);
  });
  // Once made it stays so, and need not be read again.
  if (made) await change(database, id, { isMade: true });
  return made;
}

function hasSeedsWeights({ trained }: RevisionRecord): boolean {
  return !trained || trained.weights.length === 0 || trained.start?.kind === "seed";
}

function change(database: Database, id: string, changes: Partial<DocumentRecord>): Promise<void> {
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const stored = await documents.get(id);
    if (stored) await documents.put({ ...stored, ...changes });
  });
}

/** The presets as they are kept, and the empty canvas. */
async function presetTexts(): Promise<ReadonlySet<string>> {
  const [{ openPreset, presetNames }, { newNetwork }] = await Promise.all([
    import("../network/presets"),
    import("../../core/network/new-network"),
  ]);
  const networks = [...presetNames.map((name) => openPreset(name).network), newNetwork()];
  return new Set(networks.map((network) => saveNetwork(inOneRow(network))));
}

function inOneRow(network: Network): Network {
  if (network.nodes.length > MOST_REARRANGED) return network;
  return rearranged(network, arrange(network), { width: 1e9, height: 1 });
}

/** As it is shipped, or as the canvas cut it into the rows that it had room for. */
function isPreset(text: string, texts: ReadonlySet<string>): boolean {
  if (texts.has(text)) return true;
  const opened = openNetwork(text);
  return opened.kind === "ok" && texts.has(saveNetwork(inOneRow(opened.network)));
}
