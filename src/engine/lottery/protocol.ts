/** What the page asks of a worker that trains many seeds, and what it is answered. A part of ../protocol.ts, which gives it on. */
import type { SeedOutcome } from "../../core/lottery/outcome";
import type { Network } from "../../core/network/network";

/** A network whose seeds are tried: its own seed does not matter. */
export interface LotteryRequest {
  readonly network: Network;
  /** The square of the input plane that pictures show: [from, to] on both axes. */
  readonly domain: readonly [number, number];
}

export type LotteryAnswer =
  | { readonly ok: true }
  /** The network does not train, or not on the fast engine, or its data are not made here. */
  | { readonly ok: false; readonly text: string };

/** A worker of the lottery, as seen through its door. */
export interface LotteryApi {
  /** What is trained from now on. */
  begin(request: LotteryRequest): Promise<LotteryAnswer>;
  /** Each of these seeds from fresh weights to its end, one after the other. */
  train(seeds: readonly number[]): Promise<readonly SeedOutcome[]>;
}
