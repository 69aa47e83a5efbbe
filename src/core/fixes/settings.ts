/** Fixes of values that cannot be, and of data and settings that this version does not know. */
import { datasetSpec } from "../data";
import { setDataset, setNodeParams, setSplit, setTraining, setTrainingOption } from "../network/edit";
import { nodeOf } from "../network/lookup";
import type { Network, Params } from "../network/network";
import { newNetwork } from "../network/new-network";
import { nodeSpec } from "../nodes";
import type { ParamsSchema } from "../param-schema";
import { type ParamField, paramFields, parseParams } from "../params";
import { lossSpec } from "../training/losses";
import { optimizerSpec } from "../training/optimizers";
import { optionSpec, slotOf } from "../training/options/list";
import { trainingParams } from "../training/settings";
import type { Fix, FixTable } from "./define";

const VALIDATION_SHARE = 0.2;

export const settingFixes: FixTable<"bad-param" | "bad-setting" | "unknown-dataset" | "no-test-part"> = {
  "bad-param": ({ node, param }, { network }) => {
    const found = nodeOf(network, node);
    const spec = nodeSpec(found?.kind ?? "");
    return found && spec
      ? setting(spec.params, found.params, param, (params) => setNodeParams(network, node, params))
      : [];
  },

  "bad-setting": ({ setting: name, text }, { network }) => {
    const usual = newNetwork().training;
    const { optimizer, loss, options = {}, ...plain } = network.training;
    if (name === "loss" && !lossSpec(loss)) {
      return [
        {
          name: `Set the loss to ${lossSpec(usual.loss)?.title.toLowerCase()}`,
          edit: () => setTraining(network, { loss: usual.loss }),
        },
      ];
    }
    if (name === "optimizer" && !optimizerSpec(optimizer.kind)) {
      return [
        {
          name: `Choose ${optimizerSpec(usual.optimizer.kind)?.title}`,
          edit: () => setTraining(network, { optimizer: usual.optimizer }),
        },
      ];
    }
    const option = options[name];
    const spec = option && optionSpec(name, option.kind);
    if (option && (!spec || spec.refusal?.(loss) === text)) {
      const title = slotOf(name)?.title.toLowerCase() ?? `“${name}”`;
      return [{ name: `Train without ${title}`, edit: () => setTrainingOption(network, name, undefined) }];
    }
    const { kind, params } = network.dataset;
    // Data and training both have a seed: the sentence tells which is meant.
    const isMeant = (schema: ParamsSchema | undefined, written: Params): schema is ParamsSchema => {
      const parsed = schema && parseParams(schema, written);
      return (
        parsed?.ok === false &&
        parsed.problems.some((problem) => problem.param === name && problem.text === text)
      );
    };
    const data = datasetSpec(kind)?.params;
    if (isMeant(data, params)) {
      return setting(data, params, name, (next) => setDataset(network, kind, { ...params, ...next }));
    }
    if (isMeant(trainingParams, plain)) {
      return setting(trainingParams, plain, name, (next) => setTraining(network, next));
    }
    for (const [slot, option] of Object.entries(options)) {
      const schema = optionSpec(slot, option.kind)?.params;
      if (!isMeant(schema, option.params)) continue;
      return setting(schema, option.params, name, (next) =>
        setTrainingOption(network, slot, { ...option, params: { ...option.params, ...next } }),
      );
    }
    const own = optimizerSpec(optimizer.kind)?.params;
    if (!isMeant(own, optimizer.params)) return [];
    return setting(own, optimizer.params, name, (next) =>
      setTraining(network, { optimizer: { ...optimizer, params: { ...optimizer.params, ...next } } }),
    );
  },

  "unknown-dataset": (_problem, { network }) => {
    const { kind, params } = newNetwork().dataset;
    return [{ name: `Choose ${datasetSpec(kind)?.title}`, edit: () => setDataset(network, kind, params) }];
  },

  "no-test-part": (_problem, { network }) => [
    {
      name: `Hold back ${100 * VALIDATION_SHARE} %`,
      edit: () => setSplit(network, { kind: "share", share: VALIDATION_SHARE, seed: 1 }),
    },
    { name: "Hold nothing back", edit: () => setSplit(network, { kind: "none" }) },
  ],
};

/** "Set units to 1": the nearest value that may be. */
function setting(
  schema: ParamsSchema,
  written: Params,
  name: string,
  edit: (params: Params) => Network,
): readonly Fix[] {
  const field = paramFields(schema).find((candidate) => candidate.name === name);
  if (!field) return [];
  const value = nearestAllowed(field, written[name]);
  const said = typeof value === "boolean" ? (value ? "on" : "off") : value;
  return [{ name: `Set ${field.title.toLowerCase()} to ${said}`, edit: () => edit({ [name]: value }) }];
}

/** The nearest value to a number that is out of bounds; the default where there is none nearest. */
function nearestAllowed(field: ParamField, value: unknown): string | number | boolean {
  const isNumber = field.type === "integer" || field.type === "number";
  if (!isNumber || typeof value !== "number" || !Number.isFinite(value)) return field.default;
  const whole = field.type === "integer" ? Math.round(value) : value;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, above, below } = field;
  const inside = Math.min(Math.max(whole, minimum), maximum);
  const isOpen = (above !== undefined && inside <= above) || (below !== undefined && inside >= below);
  return isOpen || (field.type === "integer" && !Number.isSafeInteger(inside)) ? field.default : inside;
}
