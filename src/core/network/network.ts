/**
 * What a network is: one immutable JSON value. Shapes, problems, plans and pictures are computed from it;
 * trained weights live beside it (checkpoint.ts), never in it.
 */

import * as z from "zod/mini";

// Zod would otherwise compile validators with `new Function`, which the page's content policy forbids.
// Its words are nobody's: people read issue-words.ts.
z.config({ jitless: true });

export const FORMAT = "unfold-network";

/** The most a network may hold; a file beyond these is refused before anything is built from it. */
export const LIMITS = {
  nodes: 10_000,
  wires: 50_000,
  name: 200,
  about: 2000,
  notes: 500,
  note: 5000,
} as const;

export type NodeId = string & { readonly brand: "NodeId" };
export type WireId = string & { readonly brand: "WireId" };
export type NoteId = string & { readonly brand: "NoteId" };

/** Params of a node, dataset or optimizer as they stand in the file: checked by the kind's own schema, not here. */
export type Params = Readonly<Record<string, string | number | boolean>>;

const textUpTo = (most: number) => z.string().check(z.maxLength(most));
const identifier = z.string().check(z.minLength(1), z.maxLength(LIMITS.name));
/** No "__proto__", which as a key of the weights would not come back; a name may be that. */
const nodeId = z.pipe(
  identifier.check(z.refine((text) => text !== "__proto__")),
  z.transform((text) => text as NodeId),
);
const wireId = z.pipe(
  identifier,
  z.transform((text) => text as WireId),
);
const paramsSchema = z.record(textUpTo(LIMITS.name), z.union([textUpTo(10_000), z.number(), z.boolean()]));
const kindWithParams = z.object({ kind: identifier, params: paramsSchema });
const coordinate = z.number().check(z.gte(-1e7), z.lte(1e7));

export const nodeSchema = z.object({
  id: nodeId,
  kind: identifier,
  name: identifier,
  position: z.object({ x: coordinate, y: coordinate }),
  params: paramsSchema,
  /** It passes on what enters it (bypass.ts). */
  bypassed: z.optional(z.boolean()),
});

export const wireSchema = z.object({ id: wireId, from: nodeId, to: nodeId, port: identifier });

/** A run of repeated blocks that the canvas shows as one card (folds.ts): its first and its last node, and the nodes in one repeat. */
const foldSchema = z.object({ first: nodeId, last: nodeId, every: z.int().check(z.gte(1)) });
const side = z.number().check(z.gt(0), z.lte(1e5));

/** Words beside the network, which nothing computes from (notes.ts); of a frame, a titled area around nodes, the title (frames.ts). */
const noteSchema = z.object({
  id: z.pipe(
    identifier,
    z.transform((text) => text as NoteId),
  ),
  text: textUpTo(LIMITS.note),
  position: z.object({ x: coordinate, y: coordinate }),
  size: z.object({ width: side, height: side }),
  frame: z.optional(z.boolean()),
});

/** How the examples are parted: not at all, a seeded stratified share for validation, or the set's own test part. */
const splitSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("share"),
    share: z.number().check(z.gt(0), z.lt(1)),
    seed: z.int().check(z.gte(0)),
  }),
  z.object({ kind: z.literal("test") }),
]);

export const networkSchema = z.object({
  name: identifier,
  /** What there is to see here: a few sentences for whoever opens it. */
  about: z._default(textUpTo(LIMITS.about), ""),
  nodes: z.array(nodeSchema).check(z.maxLength(LIMITS.nodes)),
  wires: z.array(wireSchema).check(z.maxLength(LIMITS.wires)),
  folds: z.optional(z.array(foldSchema).check(z.maxLength(LIMITS.nodes))),
  notes: z.optional(z.array(noteSchema).check(z.maxLength(LIMITS.notes))),
  dataset: kindWithParams,
  split: splitSchema,
  training: z.object({
    optimizer: kindWithParams,
    loss: identifier,
    epochs: z.number(),
    batchSize: z.number(),
    seed: z.number(),
    /** What training does beyond that, by slots (core/training/options/list.ts). */
    options: z.optional(z.record(identifier, kindWithParams)),
  }),
});

type DeepReadonly<T> = T extends string | number | boolean
  ? T
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

export type Network = DeepReadonly<z.output<typeof networkSchema>>;
export type NetworkNode = Network["nodes"][number];
export type Wire = Network["wires"][number];
export type Fold = NonNullable<Network["folds"]>[number];
export type Note = NonNullable<Network["notes"]>[number];
export type Split = Network["split"];
export type TrainingSettings = Network["training"];
export type Position = NetworkNode["position"];
