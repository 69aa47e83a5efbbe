/** Where the moments of a run stand on its bar, which has the epochs of the curves, and which of them one goes to next. */
import type { KeptMoment, MomentPlace, Progress } from "../../engine/protocol";

/** A place on the bar; `moment` is undefined for the present. */
export interface BarPlace {
  /** In epochs. */
  readonly at: number;
  readonly moment: MomentPlace | undefined;
}

type Step = Pick<Progress, "epoch" | "step" | "stepsPerEpoch">;

/** All places in their order: the kept moments, and last the present, which stands for a moment at the same step. */
export function barPlaces(moments: readonly KeptMoment[], now: Step): readonly BarPlace[] {
  const earlier = moments.filter((moment) => moment.step !== now.step);
  const present = {
    at: epochsOf(now.epoch, now.step - now.epoch * now.stepsPerEpoch, now),
    moment: undefined,
  };
  return [...earlier.map((moment) => ({ at: placeOf(moment, now), moment })), present];
}

/** A moment's place on the bar, in epochs. */
export function placeOf({ epoch, taken }: MomentPlace, now: Step): number {
  return epochsOf(epoch, taken, now);
}

/** The place nearest to one on the bar. */
export function nearestPlace(places: readonly BarPlace[], at: number): BarPlace | undefined {
  return places.reduce<BarPlace | undefined>(
    (best, place) => (best && Math.abs(best.at - at) <= Math.abs(place.at - at) ? best : place),
    undefined,
  );
}

/** The last place that is not behind one on the bar: where playing has come to. */
export function placeUntil(places: readonly BarPlace[], at: number): BarPlace | undefined {
  return places.findLast((place) => place.at <= at) ?? places[0];
}

/** Where a key leads from a place; undefined where it is none of the bar's. */
export function placeByKey(
  places: readonly BarPlace[],
  looked: MomentPlace | undefined,
  key: string,
): BarPlace | undefined {
  const exact = places.findIndex(({ moment }) => moment?.id === looked?.id);
  // One that is kept no longer: from the one before it.
  const from =
    exact >= 0 ? exact : places.findLastIndex(({ moment }) => moment && moment.id < (looked?.id ?? 0));
  const page = Math.max(1, Math.round(places.length / 10));
  const to = {
    ...{ ArrowLeft: from - 1, ArrowDown: from - 1, ArrowRight: from + 1, ArrowUp: from + 1 },
    ...{ PageDown: from - page, PageUp: from + page, Home: 0, End: places.length - 1 },
  }[key];
  return to === undefined ? undefined : places[Math.max(0, Math.min(places.length - 1, to))];
}

function epochsOf(epoch: number, taken: number, { stepsPerEpoch }: Step): number {
  return epoch + (stepsPerEpoch > 0 ? Math.max(0, Math.min(1, taken / stepsPerEpoch)) : 0);
}
