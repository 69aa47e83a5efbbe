/** Kept runs as networks: a run's recipe read, put on the canvas, and trained again. */
import { openNetwork } from "../../core/network/file";
import { LIMITS, type Network } from "../../core/network/network";
import type { KeptRun } from "../../core/runs/kept-run";
import type { App } from "../app";
import { untrained } from "../run/checkpoints";

/** As many recipes as are remembered: those of all kept runs of a network. */
const REMEMBERED = 100;
const networks = new Map<string, Network | undefined>();

/** The network that a run was trained with; undefined where its recipe cannot be read. Read once for each recipe. */
export function networkOf({ recipe }: Pick<KeptRun, "recipe">): Network | undefined {
  if (networks.has(recipe)) return networks.get(recipe);
  const opened = openNetwork(recipe);
  const network = opened.kind === "ok" ? opened.network : undefined;
  if (networks.size >= REMEMBERED) networks.clear();
  networks.set(recipe, network);
  return network;
}

const unreadable = ({ name }: KeptRun) => `The network of “${name}” cannot be read: its record is damaged.`;

/** Puts a run's network in the place of the one on the canvas, with its seed's weights; undo brings that back. */
export async function openHere(app: App, run: KeptRun): Promise<void> {
  const { notify } = app.session.getState();
  const network = networkOf(run);
  if (!network) return notify(unreadable(run), "error");
  (await app.documents())?.restore({ network, trained: untrained }, run.name);
  notify(
    `The network of “${run.name}” is on the canvas, with fresh weights. Undo brings back what was there.`,
  );
}

/** The same as a network of its own. */
export async function openAsNew(app: App, run: KeptRun): Promise<void> {
  const network = networkOf(run);
  if (!network) return app.session.getState().notify(unreadable(run), "error");
  const name = `${network.name}, ${run.name}`.slice(0, LIMITS.name);
  await (await app.documents())?.begin(
    { network: { ...network, name }, checkpoint: undefined },
    {},
    `open ${run.name}`,
  );
}

/** Why a run cannot be trained again to the same end, in a sentence; undefined where it can. */
function againRefusal(run: KeptRun): string | undefined {
  if (run.start.kind !== "seed")
    return `“${run.name}” began with weights that are not its seed’s, and a run’s record has none.`;
  if (run.settings.length > 1)
    return `The settings of “${run.name}” were changed while it ran; a run from its beginning has one setting each.`;
  return networkOf(run) ? undefined : unreadable(run);
}

/**
 * Puts a run's network on the canvas, one undo, and trains it from its seed for as many epochs: the same seed on the same engine comes
 * to the same end.
 */
export async function trainAgain(app: App, run: KeptRun): Promise<void> {
  const refusal = againRefusal(run);
  const network = networkOf(run);
  if (refusal !== undefined || !network)
    return app.session.getState().notify(refusal ?? unreadable(run), "error");
  const { epoch: epochs } = run;
  const again = { ...network, training: { ...network.training, epochs } };
  (await app.documents())?.restore({ network: again, trained: untrained }, `${run.name} to train it again`);
  await app.controller.reset();
  await app.controller.toggleTraining();
}
