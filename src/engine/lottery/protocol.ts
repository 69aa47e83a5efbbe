/** What the page asks of a worker that trains many seeds, and what it is answered. A part of ../protocol.ts, which gives it on. */
import type { DataFile } from "../../core/data/parse/byte-reader";
import type { SeedOutcome } from "../../core/lottery/outcome";
import type { Network } from "../../core/network/network";

/** Networks whose seeds are tried: one in the lottery, one a recipe in a sweep. Their own seeds do not matter. */
export interface LotteryRequest {
  readonly networks: readonly Network[];
  /** The square of the input plane that pictures show: [from, to] on both axes. */
  readonly domain: readonly [number, number];
  /** Where the files that come with the product are: the page's address. */
  readonly assets: string;
  /** What a person brought for the data set, where it is read from files. */
  readonly files?: { readonly kind: string; readonly files: readonly DataFile[] };
}

export type LotteryAnswer =
  | { readonly ok: true }
  /** A network does not train, or not on the fast engine, or its data could not be had. */
  | { readonly ok: false; readonly text: string };

/** One run to be made. */
export interface SeedTask {
  /** Its place among the request's networks. */
  readonly network: number;
  readonly seed: number;
}

/** A worker of the lottery, as seen through its door. */
export interface LotteryApi {
  /** What is trained from now on. */
  begin(request: LotteryRequest): Promise<LotteryAnswer>;
  /** Each of these from fresh weights to its end, one after the other; outcomes in the same order. */
  train(tasks: readonly SeedTask[]): Promise<readonly SeedOutcome[]>;
}
