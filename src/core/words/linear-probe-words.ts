/** Which layer did the work: what a straight line can part after every layer, and the step that helped most, in words. */

import type { SummaryRow } from "../compiler/summary";
import type { Network, NodeId } from "../network/network";

/** One row of the summary, as the meter shows it. */
export interface LinearProbeStep {
  /** The row's last node, whose picture stands for it, and its name. */
  readonly node: NodeId;
  readonly name: string;
  /** Share of the examples that the best straight line puts on the right side; undefined where none was fitted. */
  readonly accuracy: number | undefined;
  /** How much more than at the best of what feeds the row; undefined where nothing does. */
  readonly gain: number | undefined;
}

export interface LinearProbeSteps {
  readonly steps: readonly LinearProbeStep[];
  /** Index of the step that gained most; undefined where none gained anything to speak of. */
  readonly biggest: number | undefined;
}

/** Gains below a hundredth are the fit's own, not the layer's. */
const MIN_GAIN = 0.01;

export function linearProbeSteps(
  rows: readonly SummaryRow[],
  { nodes, wires }: Pick<Network, "nodes" | "wires">,
  accuracyAt: (node: NodeId) => number | undefined,
): LinearProbeSteps {
  const steps = rows.map((row): LinearProbeStep => {
    const node = row.nodes.at(-1) as NodeId;
    const name = nodes.find(({ id }) => id === node)?.name ?? row.name;
    const accuracy = accuracyAt(node);
    const before = wires
      .filter(({ to }) => to === row.nodes[0])
      .map(({ from }) => accuracyAt(from) ?? Number.NEGATIVE_INFINITY);
    const best = Math.max(Number.NEGATIVE_INFINITY, ...before);
    const gain = accuracy === undefined || !Number.isFinite(best) ? undefined : accuracy - best;
    return { node, name, accuracy, gain };
  });
  let biggest: number | undefined;
  for (const [index, { gain }] of steps.entries()) {
    if (gain === undefined || gain < MIN_GAIN) continue;
    if (biggest === undefined || gain > (steps[biggest]?.gain ?? 0)) biggest = index;
  }
  return { steps, biggest };
}

export interface LinearProbeFacts {
  /** The network's own accuracy on the same examples. */
  readonly own: number | undefined;
  readonly count: number;
  /** The most directions a line was fitted in. */
  readonly axes: number;
}

/** "“hidden1” does most of the work: a straight line parts 67.2 % before it and 100 % after it." */
export function linearProbeSentence({ steps, biggest }: LinearProbeSteps, facts: LinearProbeFacts): string {
  const known = steps.filter((step) => step.accuracy !== undefined);
  const [first] = known;
  if (!first) return "No straight line could be fitted: the values are not finite.";
  return [mainSentence(steps, biggest, known), ownSentence(known, facts), doubtSentence(facts)]
    .filter(Boolean)
    .join(" ");
}

function mainSentence(
  steps: readonly LinearProbeStep[],
  biggest: number | undefined,
  known: readonly LinearProbeStep[],
): string {
  const step = biggest === undefined ? undefined : steps[biggest];
  if (step?.accuracy === undefined || step.gain === undefined) {
    const first = known[0]?.accuracy ?? 0;
    const best = known.reduce((most, { accuracy = 0 }) => Math.max(most, accuracy), 0);
    const after = best > first ? `${percent(best)} at best` : "no more after any layer";
    return `No layer makes the classes easier to part yet: the best straight line is right for ${percent(first)} at the input, and ${after}.`;
  }
  const others = steps.filter(({ gain = 0 }, index) => index !== biggest && gain >= MIN_GAIN);
  const work = others.length === 0 ? "does the work" : "does most of the work";
  return `“${step.name}” ${work}: the best straight line is right for ${percent(step.accuracy - step.gain)} before it and ${percent(step.accuracy)} after it.`;
}

function ownSentence(known: readonly LinearProbeStep[], { own }: LinearProbeFacts): string | undefined {
  if (own === undefined) return undefined;
  const best = known.reduce((most, { accuracy = 0 }) => Math.max(most, accuracy), 0);
  const said = `The network itself is right for ${percent(own)}`;
  return best - own >= MIN_GAIN ? `${said}: its last layers do not use what is there.` : `${said}.`;
}

/**
 * So few examples in so many directions that a line parts nearly any labels: of n points in general position half of all
 * labellings can be parted in n/2 dimensions, the bias among them (Cover 1965).
 */
function doubtSentence({ count, axes }: LinearProbeFacts): string | undefined {
  if (count > 2 * (axes + 1)) return undefined;
  return `${count} examples in ${axes} directions could nearly always be parted, whatever their classes: this says little.`;
}

/** Never 100 % of what is not all. */
export function percent(share: number): string {
  const rounded = (100 * share).toFixed(1);
  const shown = rounded === "100.0" && share < 1 ? "99.9" : rounded;
  return `${shown.replace(/\.0$/, "")} %`;
}
