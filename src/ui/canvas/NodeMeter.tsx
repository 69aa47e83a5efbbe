/** Above a node: the share that the best straight line parts there, as a number and a bar. */
import type { NodeId } from "../../core/network/network";
import { LinearProbeMeter } from "../layers/meters/LinearProbeMeter";
import { useLinearProbeSteps } from "../layers/meters/use-linear-probe-steps";

export function NodeMeter({ node }: { readonly node: NodeId }) {
  const row = useLinearProbeSteps();
  return (
    <div className="node-meter">{row?.steps.has(node) && <LinearProbeMeter node={node} row={row} />}</div>
  );
}
