/** Every option of every slot: what the form, the file, the words and the check need of it. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../compiler/check";
import { planNetwork } from "../../compiler/plan";
import { fixesFor } from "../../fixes/list";
import { addChain } from "../../network/chain";
import { setTraining, setTrainingOption } from "../../network/edit";
import { openNetwork, saveNetwork } from "../../network/file";
import { newNetwork } from "../../network/new-network";
import { defaultParams, paramFields } from "../../params";
import { settingChanges } from "../../words/setting-changes";
import { optionSlots, optionSpec } from "./list";

const network = addChain(newNetwork(), [
  { kind: "input" },
  { kind: "dense", params: { units: 4 } },
  { kind: "activation" },
  { kind: "dense" },
  { kind: "softmax" },
]);
const all = optionSlots.flatMap((slot) => slot.options.map((option) => ({ slot, option })));

test("slots have names of their own, and options within a slot", () => {
  expect(new Set(optionSlots.map(({ name }) => name)).size).toBe(optionSlots.length);
  for (const { options } of optionSlots) {
    expect(new Set(options.map(({ kind }) => kind)).size).toBe(options.length);
  }
});

test("a network without options is planned without any, and its file does not name them", () => {
  expect(planNetwork(network, checkNetwork(network))?.training.options).toEqual({});
  expect(saveNetwork(network)).not.toContain("options");
  const emptied = setTrainingOption(
    setTrainingOption(network, "clipping", { kind: "clipnorm", params: {} }),
    "clipping",
    undefined,
  );
  expect(saveNetwork(emptied)).toBe(saveNetwork(network));
});

test.each(all)("$slot.name $option.kind: saved, planned, told and mended", ({ slot, option }) => {
  expect(option.sentence).toMatch(/^[A-Z].+\.$/);
  const chosen = setTrainingOption(network, slot.name, { kind: option.kind, params: {} });
  const check = checkNetwork(chosen);
  expect(check.problems.filter(({ tag }) => tag === "bad-setting")).toEqual([]);
  expect(planNetwork(chosen, check)?.training.options[slot.name]).toEqual({
    kind: option.kind,
    params: defaultParams(option.params),
  });
  const opened = openNetwork(saveNetwork(chosen));
  expect(opened.kind === "ok" && opened.network.training.options).toEqual(chosen.training.options);

  const [said] = settingChanges(network.training, chosen.training);
  expect(said).toContain(option.title);
  expect(settingChanges(chosen.training, structuredClone(chosen.training))).toEqual([]);

  for (const field of paramFields(option.params)) {
    if (field.type === "boolean") continue;
    const wrong = setTrainingOption(network, slot.name, {
      kind: option.kind,
      params: { [field.name]: field.type === "choice" ? "?" : -1e9 },
    });
    const badCheck = checkNetwork(wrong);
    const [problem] = badCheck.problems.filter(({ tag }) => tag === "bad-setting");
    expect(problem?.tag === "bad-setting" && problem.text, field.name).toContain(field.title);
    const [fix] = problem ? fixesFor(problem, wrong, badCheck) : [];
    expect(checkNetwork(fix?.edit() ?? wrong).problems, field.name).toEqual(check.problems);
  }
});

test("an option that this version does not know is said, and taken out by its fix", () => {
  for (const slot of ["clipping", "charm"]) {
    const unknown = setTrainingOption(network, slot, { kind: "by magic", params: {} });
    const check = checkNetwork(unknown);
    expect(check.trainable).toBe(false);
    const [problem] = check.problems;
    expect(problem?.tag === "bad-setting" && problem.text).toContain("by magic");
    const [fix] = problem ? fixesFor(problem, unknown, check) : [];
    expect(checkNetwork(fix?.edit() ?? unknown).problems).toEqual([]);
  }
});

test("an option that does not go with the loss is refused in a sentence, and taken out by its fix", () => {
  for (const [slot, option] of [
    ["classWeights", { kind: "balanced", params: {} }],
    ["labelSmoothing", { kind: "smoothing", params: {} }],
  ] as const) {
    const chosen = setTrainingOption(network, slot, option);
    expect(checkNetwork(chosen).problems).toEqual([]);
    const squared = setTraining(chosen, { loss: "meanSquaredError" });
    const check = checkNetwork(squared);
    const [problem] = check.problems;
    expect(problem?.tag === "bad-setting" && problem.text).toMatch(/cross-entropy\.$/);
    const [fix] = problem ? fixesFor(problem, squared, check) : [];
    expect(checkNetwork(fix?.edit() ?? squared).problems).toEqual([]);
  }
});

test("another number of the same option is said as that alone", () => {
  const [first, second] = [0.01, 0.1].map((l2) =>
    setTrainingOption(network, "regularizer", { kind: "l2", params: { l2 } }),
  );
  expect(settingChanges(first!.training, second!.training)).toEqual(["weight of L2 0.01 → 0.1"]);
  expect(settingChanges(network.training, first!.training)).toEqual([
    "regularization none → L2 (weight of L2 0.01)",
  ]);
  expect(optionSpec("regularizer", "l3")).toBeUndefined();
});
