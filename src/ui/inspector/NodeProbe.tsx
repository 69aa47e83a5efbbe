/** What the best straight line at a layer gets right, before it and after it, and which layer did the most. */
import type { NodeId } from "../../core/network/network";
import { share } from "../../core/words/linear-probe-words";
import { LinearProbeWords } from "../layers/meters/LinearProbeWords";
import { useLinearProbeSteps } from "../layers/meters/use-linear-probe-steps";
import { termWords } from "../terms";

export function NodeProbe({ node }: { readonly node: NodeId }) {
  const row = useLinearProbeSteps();
  const step = row?.steps.get(node);
  if (!row || !step?.line) return null;
  return (
    <div className="node-probe">
      <p title={termWords.line}>
        {row.isUntaught ? "Before training, the best" : "The best"} straight cut is right for{" "}
        {step.before && (
          <>
            <b translate="no">{share(step.before)}</b> before it and{" "}
          </>
        )}
        <b translate="no">{share(step.line)}</b> {step.before ? "after it" : "here"}.
      </p>
      <LinearProbeWords row={row} />
    </div>
  );
}
