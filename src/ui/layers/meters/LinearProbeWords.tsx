/** Which layer did the work, in a sentence, and what the marks on the bars are. */
import { isMoving } from "../../../app/run/looking-back";
import { percent } from "../../../core/words/linear-probe-words";
import { useRun } from "../../context";
import { useThrottled } from "../../kit/use-throttled";
import type { LinearProbeRow } from "./use-linear-probe-steps";

/** Screen readers hear a new sentence at most so often, in milliseconds. */
const SPOKEN = 4000;

export function LinearProbeWords({ row }: { readonly row: LinearProbeRow }) {
  const running = useRun(isMoving);
  const spoken = useThrottled(running ? "" : row.sentence, SPOKEN);
  return (
    <div className="untangling">
      <p className="untangling-sentence">{row.sentence}</p>
      <p className="untangling-key" aria-hidden>
        {row.chance !== undefined && (
          <span>
            <span className="untangling-mark chance" /> the larger class alone {percent(row.chance)}
          </span>
        )}
        {row.own !== undefined && (
          <span>
            <span className="untangling-mark own" /> the network itself {percent(row.own)}
          </span>
        )}
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}
