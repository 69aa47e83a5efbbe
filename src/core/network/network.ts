/**
 * What a network is: one immutable JSON value. Shapes, problems, plans and pictures are computed from it;
 * trained weights live beside it (checkpoint.ts), never in it.
 */
import { z } from "zod";

// Zod would otherwise compile validators with `new Function`, which the page's content policy forbids.
z.config({ jitless: true });

export const FORMAT = "unfold-network";

/** The most a network may hold; a file beyond these is refused before anything is built from it. */
export const LIMITS = { nodes: 10_000, wires: 50_000, name: 200, about: 2000 } as const;

export type NodeId = string & { readonly brand: "NodeId" };
export type WireId = string & { readonly brand: "WireId" };

/** Params of a node, dataset or optimizer as they stand in the file: checked by the kind's own schema, not here. */
export type Params = Readonly<Record<string, string | number | boolean>>;

const identifier = z.string().min(1).max(LIMITS.name);
const nodeId = identifier.transform((text) => text as NodeId);
const wireId = identifier.transform((text) => text as WireId);
const paramsSchema = z.record(
  z.string().max(LIMITS.name),
  z.union([z.string().max(10_000), z.number(), z.boolean()]),
);
const kindWithParams = z.object({ kind: identifier, params: paramsSchema });
const coordinate = z.number().min(-1e7).max(1e7);

const nodeSchema = z.object({
  id: nodeId,
  kind: identifier,
  name: z.string().min(1).max(LIMITS.name),
  position: z.object({ x: coordinate, y: coordinate }),
  params: paramsSchema,
});

const wireSchema = z.object({ id: wireId, from: nodeId, to: nodeId, port: identifier });

/** How the examples are parted: not at all, a seeded stratified share for validation, or the set's own test part. */
const splitSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("share"), share: z.number().gt(0).lt(1), seed: z.int().min(0) }),
  z.object({ kind: z.literal("test") }),
]);

export const networkSchema = z.object({
  name: z.string().min(1).max(LIMITS.name),
  /** What there is to see here: a few sentences for whoever opens it. */
  about: z.string().max(LIMITS.about).default(""),
  nodes: z.array(nodeSchema).max(LIMITS.nodes),
  wires: z.array(wireSchema).max(LIMITS.wires),
  dataset: kindWithParams,
  split: splitSchema,
  training: z.object({
    optimizer: kindWithParams,
    loss: identifier,
    epochs: z.number(),
    batchSize: z.number(),
    seed: z.number(),
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
export type Split = Network["split"];
export type TrainingSettings = Network["training"];
export type Position = NetworkNode["position"];
