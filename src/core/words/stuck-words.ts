/** Where a run that is stuck stays behind: the layer after which no straight line parts the classes better, and the sentence about it. */
import type { NodeId } from "../network/network";
import {
  type FoundLine,
  type LinearProbeStep,
  type LinearProbeSteps,
  MIN_GAIN,
  percent,
  share,
} from "./linear-probe-words";

export interface StuckLayer {
  readonly node: NodeId;
  readonly sentence: string;
}

type KnownStep = LinearProbeStep & { readonly line: FoundLine };

/**
 * The first layer from which on lines are no better than by what is of a few examples.
 * @param own the network's own accuracy on the same examples
 * @returns undefined where no line could be fitted
 */
export function stuckLayer(
  { steps }: LinearProbeSteps,
  seed: number,
  own: number | undefined,
): StuckLayer | undefined {
  const known = steps.filter((step): step is KnownStep => step.line !== undefined);
  const [input] = known;
  if (!input) return undefined;
  const most = Math.max(...known.map(({ line }) => line.accuracy));
  const last = known.find(({ line }) => line.accuracy > most - MIN_GAIN) ?? input;
  const end = own === undefined ? "" : ` The network itself ends with ${percent(own)}.`;
  const stays =
    last === input
      ? `no layer makes the classes easier to part: the best straight line is right for ${share(last.line)} at the input and for no more after any layer.`
      : `up to “${last.name}” the share that a straight line gets right rises, from ${share(input.line)} to ${share(last.line)}; no layer after it makes more of it.`;
  return { node: last.node, sentence: `Seed ${seed} is stuck: ${stays}${end}` };
}
