/** A million points through all nine nodes of M2 and onto their rasters, as the page asks for it: for Node and for a page. */
import { addChain, denseChain } from "../src/core/network/chain";
import { newNetwork } from "../src/core/network/new-network";
import { createFastEngine } from "../src/engine/fast/engine";
import { isSupported, type Variant, variants } from "../src/engine/fast/variants";
import { systemClock } from "../src/engine/training/clock";
import { createTrainer } from "../src/engine/training/trainer";
import { type Rate, summary } from "./measure";

const square = { cx: 0, cy: 0, half: 6.48 };

/** Milliseconds of the trainer's time for each cloud, by variant; the making of the points apart. */
export async function clouds(
  rounds = 40,
): Promise<readonly { readonly variant: Variant; readonly rate: Rate }[]> {
  const network = addChain(newNetwork("M2"), denseChain([2, 4, 2, 2, 2], "tanh"));
  const found: { variant: Variant; rate: Rate }[] = [];
  for (const variant of variants.filter(isSupported)) {
    const trainer = createTrainer(async (plan) => createFastEngine(plan, { variant }), systemClock());
    await trainer.load({ run: 1, network, pace: undefined });
    await trainer.epoch();
    const times: number[] = [];
    for (let round = 0; round < (variant === "plain" ? 4 : rounds); round++) {
      const answer = await trainer.cloud({
        dataset: network.dataset,
        domain: [-6, 6],
        points: 1_000_000,
        rasters: network.nodes.map(({ id }) => ({ node: id, square, size: 256 })),
      });
      if (!answer.ok) throw new Error(answer.text);
      times.push(answer.took);
    }
    trainer.dispose();
    found.push({ variant, rate: summary(times.slice(1)) });
  }
  return found;
}
