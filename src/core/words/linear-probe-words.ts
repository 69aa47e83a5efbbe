/** Which layer did the work: what a straight line can part after every layer, and the step that helped most, in words. */

import type { SummaryRow } from "../compiler/summary";
import type { BestLine } from "../math/best-line";
import { nodeOf, wiresTo } from "../network/lookup";
import type { Network, NodeId } from "../network/network";
import { showPercent } from "./percent";

/** What is known of the best straight line at a node. */
export type FoundLine = Pick<BestLine, "accuracy" | "isExact" | "doubt">;

/** One row of the summary, as the meter shows it. */
export interface LinearProbeStep {
  /** The row's last node, whose picture stands for it, and its name. */
  readonly node: NodeId;
  readonly name: string;
  /** undefined where no line could be fitted. */
  readonly line: FoundLine | undefined;
  /** The best line of what feeds the row; undefined where nothing does. */
  readonly before: FoundLine | undefined;
  /** How much more the line found here is right for than the one found before, a share; undefined where one is missing. */
  readonly gain: number | undefined;
}

export interface LinearProbeSteps {
  readonly steps: readonly LinearProbeStep[];
  /**
   * Index of the step that gained most; undefined where none gained anything to speak of, or where what the search may
   * have missed could put another one first.
   */
  readonly biggest: number | undefined;
  /** Some step gained, but which one most is not known. */
  readonly isOpen: boolean;
}

/** Gains below a hundredth are of a few examples. */
export const MIN_GAIN = 0.01;

/**
 * @param rows of the summary
 * @param lineAt what was found at a node; undefined where nothing was
 */
export function linearProbeSteps(
  rows: readonly SummaryRow[],
  network: Pick<Network, "nodes" | "wires">,
  lineAt: (node: NodeId) => FoundLine | undefined,
): LinearProbeSteps {
  const steps = rows.map((row): LinearProbeStep => {
    const node = row.nodes.at(-1) as NodeId;
    const name = nodeOf(network, node)?.name ?? row.name;
    const line = lineAt(node);
    const before = bestOf(wiresTo(network, row.nodes[0] as NodeId).flatMap(({ from }) => lineAt(from) ?? []));
    return { node, name, line, before, gain: line && before ? line.accuracy - before.accuracy : undefined };
  });
  const ranges = steps.map(gainRange);
  const candidates = steps.flatMap(({ gain = 0 }, index) => (gain >= MIN_GAIN ? [index] : []));
  const biggest = candidates.find((index) =>
    ranges.every(({ most }, other) => other === index || most < (ranges[index]?.least ?? 0)),
  );
  const isSure = biggest !== undefined && (ranges[biggest]?.least ?? 0) >= MIN_GAIN;
  return { steps, biggest: isSure ? biggest : undefined, isOpen: candidates.length > 0 && !isSure };
}

/** Of several branches the one that a line parts best. */
function bestOf(lines: readonly FoundLine[]): FoundLine | undefined {
  const [first, ...others] = lines;
  if (!first) return undefined;
  const accuracy = Math.max(...lines.map((line) => line.accuracy));
  const most = Math.max(...lines.map((line) => line.accuracy + line.doubt));
  if (others.length === 0) return first;
  return { accuracy, doubt: most - accuracy, isExact: lines.every(({ isExact }) => isExact) };
}

/** A gain, were the search to have missed all that it doubts before the step, or after it. */
function gainRange({ gain, line, before }: LinearProbeStep): {
  readonly least: number;
  readonly most: number;
} {
  if (gain === undefined || !line || !before)
    return { least: Number.NEGATIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
  return { least: gain - before.doubt, most: gain + line.doubt };
}

export interface LinearProbeFacts {
  /** The network's own accuracy on the same examples. */
  readonly own: number | undefined;
  readonly count: number;
  /** The most directions a line was fitted in. */
  readonly axes: number;
  /** Better lines are being looked for at this moment. */
  readonly isSearching?: boolean;
  /** No step has been taken since the weights were drawn: what a layer does is chance, and none did the work. */
  readonly isUntaught?: boolean;
  /** While training: the epochs behind the weights that it is said of. The run is further by the time it is read. */
  readonly epoch?: number;
}

/** "“hidden1” does most of the work: the best straight line is right for 67.2 % before it and at least 93 % after it." */
export function linearProbeSentence(found: LinearProbeSteps, facts: LinearProbeFacts): string {
  const known = found.steps.filter((step) => step.line !== undefined);
  if (known.length === 0) return "No straight line could be fitted: the values are not finite.";
  const main = facts.isUntaught ? untaughtSentence(known) : mainSentence(found, known, facts);
  const when = facts.epoch === undefined ? undefined : `At epoch ${facts.epoch.toLocaleString("en")}:`;
  return [when, main, ownSentence(known, facts), doubtSentence(facts)].filter(Boolean).join(" ");
}

function mainSentence(
  { steps, biggest, isOpen }: LinearProbeSteps,
  known: readonly LinearProbeStep[],
  { isSearching = false }: LinearProbeFacts,
): string {
  const step = biggest === undefined ? undefined : steps[biggest];
  if (step?.line && step.before) {
    const others = steps.filter(({ gain = 0 }, index) => index !== biggest && gain >= MIN_GAIN);
    const work = others.length === 0 ? "does the work" : "does most of the work";
    return `“${step.name}” ${work}: the best straight line is right for ${share(step.before)} before it and ${share(step.line)} after it.`;
  }
  const { best, input, isBetter, isProven } = firstAndBest(known);
  if (isOpen) {
    const found = `${input} and ${share(best.line as FoundLine)} after “${best.name}”`;
    return isSearching
      ? `The classes get easier to part on the way; which layer does most of it is still being worked out: ${found} so far.`
      : `The classes get easier to part on the way, but which layer does most of it is not sure: ${found}, and a longer search might change the order.`;
  }
  const after = isBetter ? `${share(best.line as FoundLine)} at best` : "no more after any layer";
  return `No layer ${isProven ? "makes" : "was found to make"} the classes easier to part yet: ${input}, and ${after}.`;
}

/** The numbers alone, of weights that nothing has been learnt with. */
function untaughtSentence(known: readonly LinearProbeStep[]): string {
  const { best, input, isBetter, isProven } = firstAndBest(known);
  const none = isProven ? "no more after any layer" : "nothing better was found after any layer";
  const after = isBetter ? `${share(best.line as FoundLine)} at best, after “${best.name}”` : none;
  return `Not trained yet: with the weights it begins with, ${input}, and ${after}.`;
}

function firstAndBest(known: readonly LinearProbeStep[]) {
  const first = known[0] as LinearProbeStep & { readonly line: FoundLine };
  const best = known.reduce((most, one) => (accuracyOf(one) > accuracyOf(most) ? one : most), first);
  return {
    best,
    input: `the best straight line is right for ${share(first.line)} at the input`,
    isBetter: accuracyOf(best) > accuracyOf(first),
    isProven: known.every(({ line }) => line?.isExact),
  };
}

function accuracyOf({ line }: LinearProbeStep): number {
  return line?.accuracy ?? 0;
}

function ownSentence(
  known: readonly LinearProbeStep[],
  { own, isUntaught = false }: LinearProbeFacts,
): string | undefined {
  if (own === undefined) return undefined;
  const best = Math.max(...known.map(accuracyOf));
  const said = `The network itself is right for ${percent(own)}`;
  return !isUntaught && best - own >= MIN_GAIN
    ? `${said}: its last layers do not use what is there.`
    : `${said}.`;
}

/**
 * So few examples in so many directions that a line parts nearly any labels: of n points in general position half of all
 * labellings can be parted in n/2 dimensions, the bias among them (Cover 1965).
 */
function doubtSentence({ count, axes }: LinearProbeFacts): string | undefined {
  if (count > 2 * (axes + 1)) return undefined;
  const directions = `${axes} direction${axes === 1 ? "" : "s"}`;
  return `${count} example${count === 1 ? "" : "s"} in ${directions} could nearly always be parted, whatever their classes: this says little.`;
}

/** "67.9 %", or "at least 93.7 %" where a better line may exist. */
export function share({ accuracy, isExact }: FoundLine): string {
  return isExact ? percent(accuracy) : `at least ${percent(accuracy)}`;
}

/** Never 100 % of what is not all. */
export function percent(value: number): string {
  return showPercent(value).replace(".0 %", " %");
}
