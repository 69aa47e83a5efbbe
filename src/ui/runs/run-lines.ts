/** What stands below a run in the table: what is another than in the run it is compared with, and its facts. */
import { networkOf } from "../../app/runs/recipes";
import { bestEpochOf, type KeptRun, lastEpochOf } from "../../core/runs/kept-run";
import { upperFirst } from "../../core/words/capitals";
import { hasSameCurves, runDifferences, sayBeginning, sayMidRun } from "../../core/words/run-words";
import { showDuration, showLoss, showPercent, showWhen } from "../strings";

/** The baseline, or where there is none the run before; undefined where neither is, and for the baseline itself. */
export function comparedWith(run: KeptRun, all: readonly KeptRun[]): KeptRun | undefined {
  const baseline = all.find(({ isBaseline }) => isBaseline);
  if (baseline) return baseline === run ? undefined : baseline;
  return all.filter(({ number }) => number < run.number).at(-1);
}

/** "Learning rate 0.001 → 0.003 (against Run 1)", or that nothing is another; empty where there is nothing to compare with. */
export function sayCompared(run: KeptRun, other: KeptRun | undefined): string {
  if (!other) return "";
  const [before, after] = [networkOf(other), networkOf(run)];
  if (!before || !after) return "Its recipe cannot be read.";
  const differences = runDifferences({ run: other, network: before }, { run, network: after });
  if (differences.length > 0) return `${upperFirst(differences.join("; "))} (against ${other.name})`;
  return hasSameCurves(run, other)
    ? `The same as ${other.name}, to the bit`
    : `The same recipe as ${other.name}`;
}

/** A small network trains in less than a second: "0.12 s", "3.4 s", "2 min 5 s". */
function showTrainingTime(seconds: number): string {
  return seconds < 10 ? `${Number(seconds.toPrecision(2))} s` : showDuration(seconds);
}

/** What else there is to know of it, a few words each. */
export function factsOf(run: KeptRun): readonly string[] {
  const { end, engine, seconds, at, examples } = run;
  const network = networkOf(run);
  const last = lastEpochOf(run);
  const best = bestEpochOf(run);
  const reached =
    last?.reachedLoss !== undefined && last.reachedAccuracy !== undefined
      ? `these weights: loss ${showLoss(last.reachedLoss)}, accuracy ${showPercent(last.reachedAccuracy)}`
      : undefined;
  return [
    end === "diverged" ? "diverged" : undefined,
    reached,
    best && best.epoch !== last?.epoch ? `best at epoch ${best.epoch}` : undefined,
    sayBeginning(run),
    ...sayMidRun(run),
    network && `seed ${network.training.seed}`,
    examples && `${examples.training.toLocaleString("en")} examples`,
    engine.split(",")[0],
    seconds > 0 ? showTrainingTime(seconds) : undefined,
    showWhen(at, Date.now()),
  ].flatMap((fact) => (fact ? [fact.replaceAll(" %", "\u00a0%")] : []));
}
