/** What is said of moments of a run: which one is looked at, and what cannot be done meanwhile. */

interface Place {
  readonly epoch: number;
  readonly taken: number;
}

/** "epoch 40"; "the beginning"; in the middle of one "epoch 41, step 3". */
export function sayMoment({ epoch, taken }: Place): string {
  if (taken > 0) return `epoch ${(epoch + 1).toLocaleString("en")}, step ${taken.toLocaleString("en")}`;
  return epoch === 0 ? "the beginning" : `epoch ${epoch.toLocaleString("en")}`;
}

/** How the page stands while a moment is looked at, and what one could do next. */
export function sayLookedBack(
  place: Place,
  goesOn: boolean,
): { readonly standing: string; readonly next: string } {
  return {
    standing: `All you see is of ${sayMoment(place)}.`,
    next: `${goesOn ? "The run goes on beneath." : "Train goes on from now."}`,
  };
}

/** Why nothing of a moment is set by hand. */
export function sayPastIsFixed(place: Place): string {
  return `You look back at ${sayMoment(place)}, which is over. Go back to now, or fork from here, to set weights.`;
}

/** Training goes on, and not from the moment that was looked at. */
export function sayGoesOnFromNow(place: Place, epoch: number): string {
  return `Training goes on from now, epoch ${epoch.toLocaleString("en")}, not from ${sayMoment(place)}. To train from there, look back and press Fork from here.`;
}

/** An edit has ended looking back. */
export function sayEditOfNow(place: Place): string {
  return `The edit goes on from the weights of now, not from those of ${sayMoment(place)} that you looked back at.`;
}

/** @param epoch the last one of the run that was left */
export function sayForked(place: Place, epoch: number, isExact: boolean): string {
  const memory = isExact
    ? ""
    : " The optimizer begins without its memory: for a network this large it is not kept.";
  return `Forked from ${sayMoment(place)}: Train goes on from there. Undo brings back the run until epoch ${epoch.toLocaleString("en")}.${memory}`;
}

/** "151 moments, 0.1 of 64 MB". */
export function sayKept(count: number, bytes: number, budget: number): string {
  const megabytes = (value: number, digits: number) =>
    (value / 1e6).toLocaleString("en", { maximumFractionDigits: digits });
  return `${count.toLocaleString("en")} ${count === 1 ? "moment" : "moments"}, ${megabytes(bytes, 1)} of ${megabytes(budget, 0)} MB`;
}
