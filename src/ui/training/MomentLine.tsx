/** Where the moment that is looked at stands on a chart. Beside the chart's own drawing, which takes longer than a drag has time for. */
import { useRun } from "../context";
import { placeOf } from "./moment-places";

/** As far from its box's edges as the axes leave the lines. @param last the epoch at the chart's right end */
export function MomentLine({ last }: { readonly last: number }) {
  const lookedAt = useRun((run) => run.lookedAt);
  const progress = useRun((run) => run.progress);
  if (!lookedAt) return null;
  const share = Math.min(1, placeOf(lookedAt, progress) / last);
  return <span className="moment-line" style={{ left: `calc(44px + ${share} * (100% - 54px))` }} />;
}
