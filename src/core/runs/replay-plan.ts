/** How a kept run is trained again to the weights it came to: stretches of epochs, each with the settings that they had. */
import { setTraining } from "../network/edit";
import type { Network } from "../network/network";
import type { KeptRun } from "./kept-run";

export type ReplayPlan =
  /** One network for each stretch, in the order of epochs; its `training.epochs` says where the stretch ends. */
  | { readonly ok: true; readonly stretches: readonly Network[] }
  /** A sentence. */
  | { readonly ok: false; readonly text: string };

/** @param network of the run's recipe; undefined where that cannot be read */
export function planReplay(run: KeptRun, network: Network | undefined): ReplayPlan {
  const { name, start, settings, epoch } = run;
  if (!network) return { ok: false, text: `The network of “${name}” cannot be read: its record is damaged.` };
  if (start.kind !== "seed") {
    return {
      ok: false,
      text: `“${name}” began with weights that are not its seed’s, and a run’s record has none: it cannot be trained again.`,
    };
  }
  if (epoch === 0) return { ok: false, text: `“${name}” has no whole epoch yet.` };
  const stretches = settings
    .filter((stretch) => stretch.epoch <= epoch)
    .map(({ settings: own }, index, all) =>
      setTraining(network, { ...own, epochs: (all[index + 1]?.epoch ?? epoch + 1) - 1 }),
    )
    .filter(({ training }) => training.epochs > 0);
  return {
    ok: true,
    stretches: stretches.length > 0 ? stretches : [setTraining(network, { epochs: epoch })],
  };
}
