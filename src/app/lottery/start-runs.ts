/** Starts runs of one network or several on the lottery's workers, or says why it cannot: for the lottery and for sweeps. */
import type { Network } from "../../core/network/network";
import type { App } from "../app";
import { checkOf } from "../network/check";
import { datasetOf, domainOf } from "../network/dataset";
import { type Pool, type PoolParts, startPool } from "./pool";

/** Bytes that the workers' examples may take together, where these are read from files: each worker has its own. */
const MOST_BYTES = 2 ** 30;

export interface Runs extends Omit<PoolParts, "request"> {
  /** Of one data set, with or without other params. */
  readonly networks: readonly [Network, ...Network[]];
}

export type StartedRuns =
  | { readonly ok: true; readonly pool: Pool }
  | { readonly ok: false; readonly text: string };

export function startRuns(
  { session, controller }: Pick<App, "session" | "controller">,
  { networks, tasks, add, startThread, threads }: Runs,
): StartedRuns {
  const [first] = networks;
  const text = refusalOf(networks, session.getState().preferences.engine);
  if (text !== undefined) return { ok: false, text };
  const { kind } = first.dataset;
  const files = controller.files(kind);
  try {
    const pool = startPool({
      threads: Math.min(threads, threadsFor(first)),
      startThread,
      request: {
        networks,
        domain: domainOf(first),
        assets: globalThis.document?.baseURI ?? "",
        ...(files && { files: { kind, files } }),
      },
      tasks,
      add,
    });
    return { ok: true, pool };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, text: `The lottery needs workers, and this page may not start them: ${reason}` };
  }
}

function threadsFor(network: Network): number {
  const { facts, spec } = datasetOf(network) ?? {};
  if (!facts || !spec?.source) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(MOST_BYTES / (facts.count * facts.features)));
}

/** Why the runs cannot be started, as far as the page knows; undefined where they can. */
function refusalOf(networks: readonly Network[], engine: string | undefined): string | undefined {
  if (!networks.every((network) => checkOf(network).trainable))
    return "The network cannot be trained yet. The list of problems above the canvas says what to mend.";
  if (engine === "tensorflow")
    return "The lottery trains on the fast engine, and TensorFlow.js is chosen. Choose “The fastest that can” in the settings: a seed ends the same only on the same engine.";
  return undefined;
}
