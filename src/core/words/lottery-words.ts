/** What many seeds came to, in plain words. */
import type { SeedOutcome } from "../lottery/outcome";
import { type LotterySummary, STUCK_BELOW } from "../lottery/summary";
import { showPercent } from "./percent";

/** "98 of 100 seeds reach 100 %, half of them by epoch 34; 2 stay below 90 %." */
export function lotterySentence({
  count,
  perfect,
  medianEpoch,
  stuck,
  diverged,
  best,
  median,
  heldBack,
}: LotterySummary): string {
  if (count === 0) return "No seed has ended yet.";
  if (count === 1 && medianEpoch !== undefined)
    return `The first seed reaches 100 %, by epoch ${medianEpoch}.`;
  const of = `${perfect === count ? "All" : perfect === 0 ? "None of" : `${perfect} of`} ${count} ${count === 1 ? "seed" : "seeds"}`;
  const reaches = perfect === 1 || (perfect === 0 && count === 1) || count === 1 ? "reaches" : "reach";
  const when =
    medianEpoch === undefined
      ? `: the best ends at ${showPercent(best)}, half at ${showPercent(median)} or more`
      : `, ${perfect === 1 ? "" : "half of them "}by epoch ${medianEpoch}`;
  const below = stuck === count ? "all" : String(stuck);
  const rest = stuck === 0 ? "" : `; ${below} ${stuck === 1 ? "stays" : "stay"} below ${100 * STUCK_BELOW} %`;
  const broken = diverged === 0 ? "" : `, ${diverged} of these with a loss that is no longer finite`;
  const held = heldBack
    ? ` Of the part held back half the seeds get ${showPercent(heldBack.median)} or more right, the worst ${showPercent(heldBack.worst)}.`
    : "";
  return `${of} ${reaches} 100 %${when}${rest}${broken}.${held}`;
}

/** A seed for who does not see its picture: "Seed 17: 100 % right, first at epoch 34". */
export function nameOfOutcome({ seed, accuracy, validation, perfectAt, isDiverged }: SeedOutcome): string {
  if (isDiverged) return `Seed ${seed}: its loss was no longer finite`;
  const when =
    perfectAt === undefined
      ? ""
      : accuracy === 1
        ? `, first at epoch ${perfectAt}`
        : `, 100 % at epoch ${perfectAt}`;
  const heldBack = validation ? `; ${showPercent(validation.accuracy)} of the part held back` : "";
  return `Seed ${seed}: ${showPercent(accuracy)} right${when}${heldBack}`;
}

/** What is said where a seed becomes the network's. */
export function openedSeed(outcome: SeedOutcome): string {
  const end = outcome.isDiverged
    ? "its loss will not stay finite"
    : `it ends with ${showPercent(outcome.accuracy)} right`;
  return `The network has seed ${outcome.seed} now and trains from its fresh weights: ${end}, as in the lottery. Undo brings the seed of before back.`;
}
