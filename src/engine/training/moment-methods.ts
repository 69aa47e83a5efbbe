/** The trainer's methods for looking back at its run, and for going on from a moment of it. */
import { MomentHistory, placeOf, stateOf, weightsOf } from "./moment-history";
import type { MomentMethods } from "./moments-protocol";
import type { PresentRun } from "./present-run";

/** Each for the run that is there when it is called. */
export function createMomentMethods(present: Pick<PresentRun, "loop" | "histories" | "id">): MomentMethods {
  return {
    async moments() {
      const moments = present.loop?.moments ?? new MomentHistory();
      return {
        run: present.loop?.run.id ?? present.id,
        moments: moments.all.map((moment) => moments.view(moment)),
        ...moments.facts,
      };
    },
    async lookAt(id) {
      const { loop } = present;
      if (!loop) return undefined;
      loop.lookedAt = id === undefined ? undefined : loop.moments.nearest(id);
      return loop.lookedAt && placeOf(loop.lookedAt);
    },
    async fork(id, into) {
      const { loop, histories } = present;
      // The one that is looked at may have been thinned away since.
      const looked = loop?.lookedAt?.id === id ? loop.lookedAt : undefined;
      const moment = looked ?? loop?.moments.all.find((one) => one.id === id);
      if (!loop || !moment) {
        return { ok: false, text: "This moment is kept no longer. Choose another on the bar." };
      }
      histories.share(loop.moments, into, moment);
      return {
        ok: true,
        moment: loop.moments.view(moment),
        weights: weightsOf(moment),
        state: stateOf(moment),
      };
    },
    async goOnAs(history) {
      const { loop, histories } = present;
      if (loop) loop.moments = histories.share(loop.moments, history);
    },
  };
}
