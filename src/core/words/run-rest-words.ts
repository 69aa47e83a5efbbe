/** How a run stands once it stands still, and what one could do next: from what was counted, never why it went so. */

import { countOf } from "./count-of";
import { percent } from "./linear-probe-words";

/** The share that is right, of so many examples. */
interface Counted {
  readonly accuracy: number;
  readonly count: number;
}

/** A run that is over or paused. */
export interface RunAtRest {
  readonly state: "paused" | "finished";
  /** Whole epochs done. */
  readonly epoch: number;
  /** Of these weights on the training part; undefined where nobody has counted. */
  readonly training: Counted | undefined;
  /** Whether that was at the end of the last whole epoch, or steps later, or before the steps taken since. */
  readonly counted: "at the end" | "within" | "before";
  /** The same on the examples held back, where there are some. */
  readonly heldBack: Counted | undefined;
  /** Whether these examples are a set's own test part. */
  readonly isTest: boolean;
  /** The epoch whose weights these are, where early stopping has ended the run. */
  readonly restored?: number;
  /** Whether there is a film of the plane to play. */
  readonly hasFilm: boolean;
}

export interface RunAtRestWords {
  /** "Done: 87.8 % right after 150 epochs." */
  readonly standing: string;
  /** "Keep training goes on; Reset begins anew." */
  readonly next: string;
}

export function sayAtRest(rest: RunAtRest): RunAtRestWords {
  const { state, training, heldBack, hasFilm } = rest;
  const is = standingWords(rest);
  const goOn = `${state === "finished" ? "Keep training" : "Train"} goes on; Reset begins anew.`;
  if (training) {
    const isAll = training.accuracy === 1;
    const right = isAll ? `all ${training.count.toLocaleString("en")}` : percent(training.accuracy);
    const when =
      isAll && rest.counted === "at the end" && rest.restored === undefined ? "" : ` ${whenWords(rest)}`;
    const others = heldBack ? `, ${heldBackWords(heldBack, rest)}` : "";
    return {
      standing: `${is}: ${right} right${when}${others}.`,
      next: isAll && hasFilm ? "Play the film to see which layer did it." : goOn,
    };
  }
  const next = `Evaluate counts how many are right. ${goOn}`;
  if (!heldBack) return { standing: `${is} ${whenWords(rest)}.`, next };
  return { standing: `${is}: ${heldBackWords(heldBack, rest)} right ${whenWords(rest)}.`, next };
}

/** How it came to stand. */
function standingWords({ state, restored, epoch }: RunAtRest): string {
  if (restored !== undefined) return `Stopped early, after ${countOf(epoch, "epoch")}`;
  return state === "finished" ? "Done" : "Paused";
}

function whenWords(rest: RunAtRest): string {
  const { counted, epoch } = rest;
  if (counted === "within") return `in epoch ${epoch + 1}`;
  if (counted === "before") return epoch === 0 ? "in epoch 1" : `at the end of epoch ${epoch}`;
  return rest.restored === undefined
    ? `after ${countOf(epoch, "epoch")}`
    : `with the best weights, of epoch ${rest.restored}`;
}

/** "93.5 % of the 200 held back" */
function heldBackWords({ accuracy, count }: Counted, { isTest }: RunAtRest): string {
  return `${percent(accuracy)} of the ${count.toLocaleString("en")} ${isTest ? "in the test part" : "held back"}`;
}
