/** Kept runs as files: all that is known of them as JSON, their curves as CSV for a spreadsheet. */
import { type FigureName, figureNames } from "./curves";
import { epochsOf, type KeptRun } from "./kept-run";
import { readKeptRun } from "./read-run";

const FORMAT = "unfold-runs";
const VERSION = 1;

/** The recipe stands in it as the saved network that it is, so that it can be read and cut out. */
export function runsToJson(runs: readonly KeptRun[]): string {
  const all = runs.map((run) => ({ ...run, recipe: JSON.parse(run.recipe) as unknown }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, runs: all }, null, 2)}\n`;
}

/** The same runs again; undefined where the text is none of ours. @internal */
export function runsFromJson(text: string): readonly KeptRun[] | undefined {
  const file = JSON.parse(text) as {
    format?: unknown;
    version?: unknown;
    runs?: readonly { recipe: unknown }[];
  };
  if (file.format !== FORMAT || file.version !== VERSION) return undefined;
  return file.runs?.flatMap(
    (run) => readKeptRun({ ...run, recipe: `${JSON.stringify(run.recipe, null, 2)}\n` }) ?? [],
  );
}

const headings: Readonly<Record<FigureName, string>> = {
  loss: "loss while training",
  accuracy: "accuracy while training",
  reachedLoss: "loss of these weights",
  reachedAccuracy: "accuracy of these weights",
  validationLoss: "validation loss",
  validationAccuracy: "validation accuracy",
};

/** A line for each epoch of each run, every figure in full, empty where there is none (RFC 4180). */
export function curvesToCsv(runs: readonly KeptRun[]): string {
  const lines = runs.flatMap(({ name, curves }) =>
    epochsOf(curves).map((epoch) => [
      name,
      String(epoch.epoch),
      ...figureNames.map((figure) => (Number.isFinite(epoch[figure]) ? String(epoch[figure]) : "")),
    ]),
  );
  const first = ["run", "epoch", ...figureNames.map((figure) => headings[figure])];
  return [first, ...lines].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
