/**
 * The saved file: a network with its format name and version, and optionally the trained weights.
 * Opening never throws: a bad file is an answer with a sentence.
 */
import * as z from "zod/mini";
import { decodeFloats, encodeFloats } from "./base64";
import { type Checkpoint, sizeOf, type WeightArray } from "./checkpoint";
import { FORMAT_VERSION, migrations } from "./migrations";
import { FORMAT, LIMITS, type Network, type NodeId, networkSchema, nodeSchema, wireSchema } from "./network";

/** The longest file that is tried: weights of some tens of millions of parameters. */
export const MAXIMUM_FILE_BYTES = 400_000_000;

export interface OpenedNetwork {
  readonly network: Network;
  /** The weights that came with the file; undefined where it has none. */
  readonly checkpoint: Checkpoint | undefined;
}

export type Opened =
  | ({ readonly kind: "ok" } & OpenedNetwork)
  | {
      readonly kind: "not-json" | "not-ours" | "too-new" | "too-large" | "damaged";
      readonly text: string;
    };

const savedArraySchema = z.object({
  name: z.string().check(z.maxLength(LIMITS.name)),
  shape: z.array(z.int().check(z.gte(0))).check(z.maxLength(8)),
  /** Little-endian 32-bit floats in base64. */
  values: z.string(),
});
const checkpointSchema = z.record(z.string(), z.array(savedArraySchema).check(z.maxLength(16)));

/**
 * The file's text, byte-stable: the same network always gives the same text. What has not changed since it was last written, of ten
 * thousand nodes nearly all, is not written anew: a network is kept at every edit.
 */
export function saveNetwork(network: Network, checkpoint?: Checkpoint): string {
  const { nodes, wires } = network;
  const clean = networkSchema.parse({ ...network, nodes: [], wires: [] });
  const file = {
    format: FORMAT,
    version: FORMAT_VERSION,
    ...clean,
    ...(checkpoint && checkpoint.size > 0 && { checkpoint: encodeCheckpoint(checkpoint) }),
  };
  // A line break within a text of the file is written as \n, so these two lines are the lists themselves.
  const text = JSON.stringify(file, null, 2)
    .replace('\n  "nodes": [],', () => `\n  "nodes": ${listText(nodes, nodeSchema)},`)
    .replace('\n  "wires": [],', () => `\n  "wires": ${listText(wires, wireSchema)},`);
  return `${text}\n`;
}

/** Immutable parts as they stand in a list of the file. */
const partTexts = new WeakMap<object, string>();

function listText(parts: readonly object[], schema: z.ZodMiniType): string {
  const texts = parts.map((part) => {
    const known = partTexts.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(schema.parse(part), null, 2).replaceAll("\n", "\n    ");
    partTexts.set(part, text);
    return text;
  });
  return texts.length === 0 ? "[]" : `[\n    ${texts.join(",\n    ")}\n  ]`;
}

/** What is wrong with a value of the file, in words that follow "This file is damaged". */
type IssueWords = (issue: z.core.$ZodIssue, file: unknown) => string;

interface Reading {
  /** No key has to be left out, as the bytes have shown. */
  readonly isPlain?: boolean;
  /** Whole sentences are for files of others (issue-words.ts); the page begins without them. */
  readonly words?: IssueWords;
}

const placeOnly: IssueWords = ({ path }) => `at ${path.join(".") || "the file"}`;

/**
 * Reads a saved network of any version up to today's, from text that this program wrote: presets, and what this browser
 * keeps. Files of others go through open-bytes.ts, which looks at how large they are first.
 */
export function openNetwork(text: string, { isPlain = false, words = placeOnly }: Reading = {}): Opened {
  let json: unknown;
  try {
    // A key of this name would become the prototype of whatever the value is copied into.
    json = isPlain
      ? JSON.parse(text)
      : JSON.parse(text, (key, value) => (key === "__proto__" ? undefined : value));
  } catch {
    return {
      kind: "not-json",
      text: "This file is not a network: it is no JSON; it may be cut off, or another kind of file.",
    };
  }
  if (typeof json !== "object" || json === null || !("format" in json) || json.format !== FORMAT) {
    return { kind: "not-ours", text: `This file is JSON, but no network of Unfold${otherFormat(json)}.` };
  }
  const version = "version" in json ? json.version : undefined;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return damaged(
      version === undefined
        ? "its version is missing"
        : `its version is ${typeof version === "object" ? "no number" : JSON.stringify(version)}`,
    );
  }
  if (version > FORMAT_VERSION) {
    return {
      kind: "too-new",
      text: `This file was saved by a newer Unfold (format ${version}; this one reads up to ${FORMAT_VERSION}). Reload the page to get the newest version, then open it again.`,
    };
  }
  let file = json as Record<string, unknown>;
  for (const migration of migrations.slice(version - 1)) file = migration.up(file);
  return validate(file, words);
}

function validate(file: Record<string, unknown>, words: IssueWords): Opened {
  const parsed = networkSchema.safeParse(file);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return damaged(issue ? words(issue, file) : "it cannot be read");
  }
  const network: Network = parsed.data;
  const fault = wiringFault(network);
  if (fault) return damaged(fault);
  if (file.checkpoint === undefined) return { kind: "ok", network, checkpoint: undefined };
  const checkpoint = decodeCheckpoint(file.checkpoint, words);
  return typeof checkpoint === "string" ? damaged(checkpoint) : { kind: "ok", network, checkpoint };
}

/** Ids that stand twice, and wires whose ends are not there. */
function wiringFault(network: Network): string | undefined {
  const nodes = new Set<string>();
  for (const { id } of network.nodes) {
    if (nodes.has(id)) return `two nodes have the id “${id}”`;
    nodes.add(id);
  }
  const notes = new Set(network.notes?.map(({ id }) => id));
  if (notes.size < (network.notes?.length ?? 0)) return "two notes have one id";
  const wires = new Set<string>();
  for (const { id, from, to } of network.wires) {
    if (wires.has(id)) return `two wires have the id “${id}”`;
    wires.add(id);
    const missing = [from, to].find((end) => !nodes.has(end));
    if (missing) return `the wire “${id}” leads to “${missing}”, which is not in the file`;
  }
  return undefined;
}

/** What the JSON is, where its keys tell. */
function otherFormat(json: unknown): string {
  const has = (key: string) => typeof json === "object" && json !== null && Object.hasOwn(json, key);
  if (has("modelTopology") || has("weightsManifest")) return ": it is a model of TensorFlow.js";
  if (has("class_name") && has("config")) return ": it is a model of Keras";
  if (has("nbformat")) return ": it is a Jupyter notebook";
  return `: its format is not “${FORMAT}”`;
}

function damaged(what: string): Opened {
  return { kind: "damaged", text: `This file is damaged (${what}). Nothing was opened.` };
}

function encodeCheckpoint(checkpoint: Checkpoint): z.output<typeof checkpointSchema> {
  return Object.fromEntries(
    [...checkpoint].map(([node, arrays]) => [
      node,
      arrays.map(({ name, shape, values }) => ({ name, shape: [...shape], values: encodeFloats(values) })),
    ]),
  );
}

function decodeCheckpoint(saved: unknown, words: IssueWords): Checkpoint | string {
  const parsed = checkpointSchema.safeParse(saved);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return issue ? `in its weights, ${words(issue, saved)}` : "its weights cannot be read";
  }
  const checkpoint = new Map<NodeId, readonly WeightArray[]>();
  for (const [node, arrays] of Object.entries(parsed.data)) {
    const decoded: WeightArray[] = [];
    for (const { name, shape, values: text } of arrays) {
      // Four letters for three bytes: what cannot be as many numbers is not decoded.
      const isAsLong = 4 * Math.ceil((4 * sizeOf(shape)) / 3) === text.length;
      const values = isAsLong ? decodeFloats(text) : undefined;
      if (values?.length !== sizeOf(shape)) {
        return `the weights “${name}” of “${node}” are not ${sizeOf(shape)} numbers`;
      }
      if (!values.every(Number.isFinite)) return `the weights “${name}” of “${node}” are not all finite`;
      decoded.push({ name, shape, values });
    }
    checkpoint.set(node as NodeId, decoded);
  }
  return checkpoint;
}
