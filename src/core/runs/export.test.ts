/** Runs that are saved come back as they are, and their curves number for number. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs as runsOfTest } from "../../../scripts/runs";
import { saveNetwork } from "../network/file";
import { randomNetwork } from "../testing/random-networks";
import { figureNames } from "./curves";
import { curvesToCsv, runsFromJson, runsToJson } from "./export";
import { epochsOf, type KeptRun } from "./kept-run";
import { anyKeptRun, keptRun } from "./testing/kept-runs";

const anyRuns = fc.array(
  fc
    .tuple(anyKeptRun, randomNetwork)
    .map(([run, network]): KeptRun => ({ ...run, recipe: saveNetwork(network) })),
  { maxLength: 3 },
);

test("any runs come back from their JSON as they were, the recipe's text too", () => {
  fc.assert(
    fc.property(anyRuns, (runs) => {
      expect(runsFromJson(runsToJson(runs))).toEqual(runs);
    }),
    { numRuns: runsOfTest(200) },
  );
  expect(runsFromJson(JSON.stringify({ format: "unfold-network", version: 1 }))).toBeUndefined();
});

/** As RFC 4180 has it, read letter by letter. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const line = lines.at(-1) as string[];
    const letter = text[at] as string;
    if (isQuoted && letter === '"' && text[at + 1] === '"') line[line.length - 1] += text[at++] as string;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ",") line.push("");
    else if (!isQuoted && letter === "\r" && text[at + 1] === "\n") {
      lines.push([""]);
      at++;
    } else line[line.length - 1] += letter;
  }
  return lines.slice(0, -1);
}

test("the CSV has every epoch of every run, each figure to the last bit, whatever the runs are called", () => {
  fc.assert(
    fc.property(fc.array(anyKeptRun, { maxLength: 4 }), (runs) => {
      const [head, ...lines] = readCsv(curvesToCsv(runs));
      expect(head).toHaveLength(2 + figureNames.length);
      const expected = runs.flatMap(({ name, curves }) =>
        epochsOf(curves).map((epoch) => [
          name,
          epoch.epoch,
          ...figureNames.map((figure) => epoch[figure] ?? Number.NaN),
        ]),
      );
      const read = lines.map(([name, ...numbers]) => [
        name,
        ...numbers.map((number) => (number === "" ? Number.NaN : Number(number))),
      ]);
      expect(read).toEqual(expected);
    }),
    { numRuns: runsOfTest(300) },
  );
});

test("a line reads as a person expects it", () => {
  const [head, line] = curvesToCsv([keptRun({ name: "Run 1, “fast”" })]).split("\r\n");
  expect(head).toBe(
    "run,epoch,loss while training,accuracy while training,loss of these weights,accuracy of these weights,validation loss,validation accuracy",
  );
  expect(line).toBe('"Run 1, “fast”",1,0.7,0.5,,,,');
});
