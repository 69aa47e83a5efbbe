/** Which layer did the work, for the row of layers: the share that a straight line parts after each, and a sentence. */
import { checkOf } from "../../../app/network/check";
import type { LinearProbes } from "../../../app/run/run-store";
import { summarise } from "../../../core/compiler/summary";
import type { Network, NodeId } from "../../../core/network/network";
import {
  type LinearProbeStep,
  linearProbeSentence,
  linearProbeSteps,
} from "../../../core/words/linear-probe-words";
import { isUntaught, type RunStart } from "../../../core/words/run-start-words";
import { useNetwork, useRun } from "../../context";
import { useLinearProbes } from "./use-linear-probes";

export interface LinearProbeRow {
  /** By the row's last node. */
  readonly steps: ReadonlyMap<NodeId, LinearProbeStep>;
  /** The node of the step that surely gained most; none before training, when that is chance. */
  readonly biggest: NodeId | undefined;
  /** Share of the larger class, which no line at all gets right. */
  readonly chance: number | undefined;
  /** The network's own accuracy on the same examples. */
  readonly own: number | undefined;
  readonly isUntaught: boolean;
  readonly sentence: string;
}

/** undefined while none has been fitted. */
export function useLinearProbeSteps(): LinearProbeRow | undefined {
  const network = useNetwork();
  const linearProbes = useLinearProbes();
  const start = useRun((state) => state.start);
  return linearProbes && rowOf(network, linearProbes, start);
}

/** The last row, which every node of the canvas asks for. */
let last:
  | {
      readonly network: Network;
      readonly of: LinearProbes;
      readonly start: RunStart;
      readonly row: LinearProbeRow;
    }
  | undefined;

function rowOf(network: Network, linearProbes: LinearProbes, start: RunStart): LinearProbeRow {
  if (last?.network !== network || last.of !== linearProbes || last.start !== start)
    last = { network, of: linearProbes, start, row: makeRow(network, linearProbes, start) };
  return last.row;
}

function makeRow(network: Network, linearProbes: LinearProbes, start: RunStart): LinearProbeRow {
  const rows = summarise(network, checkOf(network));
  const found = linearProbeSteps(rows, network, (node) => linearProbes.nodes.get(node));
  const axes = Math.max(0, ...[...linearProbes.nodes.values()].map((node) => node.axes));
  const { own, count, chance, isSearching, progress } = linearProbes;
  // Of the step that the lines are of: the run may be further by now.
  const untaught = isUntaught(start, progress.step);
  return {
    steps: new Map(found.steps.map((step) => [step.node, step])),
    biggest: untaught || found.biggest === undefined ? undefined : found.steps[found.biggest]?.node,
    chance,
    own,
    isUntaught: untaught,
    sentence: linearProbeSentence(found, {
      ...{ own, count, axes, isSearching, isUntaught: untaught },
      ...(progress.state === "running" && { epoch: progress.epoch }),
    }),
  };
}
