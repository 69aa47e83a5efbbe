/** What kinds of problems are called where there are many of one: headings of the list; and how many there are. */
import { isWarning, type Problem, type ProblemTag } from "../compiler/problem";
import { countOf } from "./count-of";

export const problemTitles: Readonly<Record<ProblemTag, string>> = {
  cycle: "Loops",
  "no-input": "No Input",
  "several-inputs": "Several Inputs",
  "missing-wire": "A wire is missing",
  "port-taken": "Several wires in one place",
  "unknown-port": "Wires to no place",
  "no-output": "No output",
  "several-outputs": "Several outputs",
  "unknown-kind": "Kinds that are not known",
  "bad-param": "Values that cannot be",
  "bad-shape": "Widths that do not fit",
  "input-width": "The Input does not fit the data",
  "output-width": "The output does not fit the data",
  "softmax-missing": "The output does not fit the loss",
  "sigmoid-missing": "The output does not fit the loss",
  "binary-width": "The output does not fit the loss",
  "not-binary": "The data does not fit the loss",
  "unknown-dataset": "Data that is not known",
  "bad-setting": "Settings that cannot be",
  "no-test-part": "No test part",
  memory: "Too large",
  loose: "Not wired to anything",
  "softmax-early": "Softmax before the end",
  "dense-pair": "Nothing bends between two layers",
  "same-name": "Names that are not told apart",
  hint: "Hardly as meant",
  "topological-obstruction": "A class that cannot get out",
};

/** How many errors, and "2 problems, 1 hint". */
export function countProblems(problems: readonly Problem[]): {
  readonly errors: number;
  readonly words: string;
} {
  const errors = problems.filter((problem) => !isWarning(problem)).length;
  const hints = problems.length - errors;
  const say = (count: number, noun: string) => (count > 0 ? [countOf(count, noun)] : []);
  return { errors, words: [...say(errors, "problem"), ...say(hints, "hint")].join(", ") };
}
