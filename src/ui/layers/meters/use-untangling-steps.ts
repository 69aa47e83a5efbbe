/** Which layer did the work, for the row of layers: the share that a straight line parts after each, and a sentence. */
import { useMemo } from "react";
import { checkOf } from "../../../app/check";
import { summarise } from "../../../core/compiler/summary";
import {
  type UntanglingStep,
  untanglingSentence,
  untanglingSteps,
} from "../../../core/compiler/untangling-words";
import type { NodeId } from "../../../core/network/network";
import { useNetwork } from "../../context";
import { useUntangling } from "./use-untangling";

export interface UntanglingRow {
  /** By the row's last node. */
  readonly steps: ReadonlyMap<NodeId, UntanglingStep>;
  /** The node of the step that gained most. */
  readonly biggest: NodeId | undefined;
  /** Share of the larger class, which no line at all gets right. */
  readonly chance: number | undefined;
  /** The network's own accuracy on the same examples. */
  readonly own: number | undefined;
  readonly sentence: string;
}

/** undefined while none has been fitted. */
export function useUntanglingSteps(): UntanglingRow | undefined {
  const network = useNetwork();
  const untangling = useUntangling();
  return useMemo(() => {
    if (!untangling) return undefined;
    const rows = summarise(network, checkOf(network));
    const found = untanglingSteps(rows, network, (node) => untangling.nodes.get(node)?.accuracy);
    const axes = Math.max(0, ...[...untangling.nodes.values()].map((node) => node.axes));
    const { own, count, chance } = untangling;
    return {
      steps: new Map(found.steps.map((step) => [step.node, step])),
      biggest: found.biggest === undefined ? undefined : found.steps[found.biggest]?.node,
      chance,
      own,
      sentence: untanglingSentence(found, { own, count, axes }),
    };
  }, [network, untangling]);
}
