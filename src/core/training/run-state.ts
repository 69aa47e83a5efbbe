/**
 * Where a run stands between two steps, beside its weights: what another trainer, or the next visit, needs to go on with the
 * same run to the bit. Plain values, maps and arrays of numbers: a structured clone is a copy, their buffers can be handed over,
 * and what comes back from a storage is checked by `readRunState`.
 */
import * as z from "zod/mini";
import type { Checkpoint } from "../network/checkpoint";
import type { NodeId } from "../network/network";
import type { PlateauState } from "./options/plateau";
import type { StoppingState } from "./options/stoppings";

/** What an optimizer remembers of the steps it took. */
export interface OptimizerMemory {
  /** Which engines read it: they count their steps in different ways. */
  readonly engine: "kernels" | "arrays";
  /** The optimizer's. */
  readonly kind: string;
  /** Counters in 64 bits: the steps taken, or what the engine keeps instead. */
  readonly counters: readonly number[];
  /** What it keeps beside each trained weight (Adam's two averages), each laid out as the weights are. */
  readonly slots: readonly Checkpoint[];
}

/** What the options of training remember that look at the epochs' ends (core/training/options/). */
export interface WatchState {
  readonly plateau?: PlateauState;
  readonly stopping?: StoppingState;
  /** The weights of the best epoch that early stopping knows of. */
  readonly best?: Checkpoint;
}

export interface RunState {
  readonly version: 1;
  /** Whole epochs done, and the steps taken in the one under way. */
  readonly epoch: number;
  readonly taken: number;
  /** How the examples were cut into steps: where that has changed, an epoch under way begins anew. */
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  /** Sums over the examples of the epoch under way: how many, their losses, and how many were right. */
  readonly sums: { readonly count: number; readonly loss: number; readonly correct: number };
  /** Of the last step's batch; absent before the first. */
  readonly lastLoss?: number;
  /** Absent where nothing looks at epochs. */
  readonly watch?: WatchState;
  /** Absent where the engine does not tell. */
  readonly optimizer?: OptimizerMemory;
}

const count = z.int().check(z.minimum(0));
const positive = z.int().check(z.minimum(1));
const floats = z.instanceof(Float32Array).check(z.refine((values) => values.every(Number.isFinite)));
const slot = z.map(
  z.custom<NodeId>((id) => typeof id === "string"),
  z.array(z.object({ name: z.string(), shape: z.array(count), values: floats })),
);
const watch = z.object({
  plateau: z.optional(
    z.object({ best: z.optional(z.number()), wait: count, cooldown: count, scale: z.number() }),
  ),
  stopping: z.optional(
    z.object({ best: z.optional(z.number()), bestEpoch: count, wait: count, isOver: z.boolean() }),
  ),
  best: z.optional(slot),
});
const runState = z.object({
  version: z.literal(1),
  epoch: count,
  taken: count,
  batchSize: positive,
  stepsPerEpoch: positive,
  sums: z.object({ count, loss: z.number(), correct: count }),
  lastLoss: z.optional(z.number()),
  watch: z.optional(watch),
  optimizer: z.optional(
    z.object({
      engine: z.enum(["kernels", "arrays"]),
      kind: z.string(),
      counters: z.array(z.number()).check(z.maxLength(4)),
      slots: z.array(slot).check(z.maxLength(4)),
    }),
  ),
});

/** What was stored, where it is a run's state of this version, whole and finite; undefined for anything else. */
export function readRunState(value: unknown): RunState | undefined {
  const parsed = runState.safeParse(value);
  if (!parsed.success || parsed.data.taken > parsed.data.stepsPerEpoch) return undefined;
  const { lastLoss, watch: watched, optimizer, ...state } = parsed.data;
  return {
    ...state,
    ...(lastLoss !== undefined && { lastLoss }),
    ...(watched && { watch: withoutAbsent(watched) }),
    ...(optimizer && { optimizer }),
  };
}

function withoutAbsent({ plateau, stopping, best }: z.output<typeof watch>): WatchState {
  const known = <State extends { best?: number | undefined }>({ best: number, ...state }: State) => ({
    ...state,
    ...(number !== undefined && { best: number }),
  });
  return {
    ...(plateau && { plateau: known(plateau) }),
    ...(stopping && { stopping: known(stopping) }),
    ...(best && { best }),
  };
}

/** With arrays of its own, which may be handed over: the best weights are shared by whoever remembers them. */
export function withOwnArrays({ watch, ...state }: RunState): RunState {
  if (!watch) return state;
  const { best, ...others } = watch;
  const copied =
    best &&
    new Map(
      [...best].map(([id, arrays]) => [id, arrays.map((one) => ({ ...one, values: one.values.slice() }))]),
    );
  return { ...state, watch: { ...others, ...(copied && { best: copied }) } };
}
