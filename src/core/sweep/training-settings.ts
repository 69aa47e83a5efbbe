/** What may be swept in how a network is trained: learning rate, optimizer, batch size. */
import { setTraining } from "../network/edit";
import { choiceParam, paramsSchema } from "../param-schema";
import { defaultParams } from "../params";
import { optimizerSpec, optimizerSpecs } from "../training/optimizers";
import { trainingParams } from "../training/settings";
import type { SweepSetting } from "./setting";

const UNKNOWN = "This version does not know the network’s optimizer. Choose another under Training.";

export const learningRate: SweepSetting = {
  id: "learning-rate",
  title: "Learning rate",
  offered: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
  find({ training: { optimizer } }) {
    const spec = optimizerSpec(optimizer.kind);
    if (!spec) return UNKNOWN;
    const present = { ...defaultParams(spec.params), ...optimizer.params }.learningRate;
    return { schema: spec.params, name: "learningRate", present: Number(present) };
  },
  apply(network, value) {
    const { kind, params } = network.training.optimizer;
    return setTraining(network, { optimizer: { kind, params: { ...params, learningRate: value } } });
  },
};

const kinds = optimizerSpecs.map(({ kind }) => kind);

export const optimizer: SweepSetting = {
  id: "optimizer",
  title: "Optimizer",
  offered: kinds,
  find: ({ training }) => ({
    schema: paramsSchema({ optimizer: choiceParam(kinds, { default: "adam", title: "Optimizer" }) }),
    name: "optimizer",
    present: training.optimizer.kind,
  }),
  /** With its own other params, but at the rate that the network has: else two things would be tried at once. */
  apply(network, value) {
    const { kind, params } = network.training.optimizer;
    const spec = optimizerSpec(String(value));
    if (!spec || kind === value) return network;
    const learningRate = params.learningRate;
    return setTraining(network, {
      optimizer: {
        kind: spec.kind,
        params: { ...defaultParams(spec.params), ...(learningRate !== undefined && { learningRate }) },
      },
    });
  },
  show: (kind) => optimizerSpec(kind)?.title ?? kind,
};

export const batchSize: SweepSetting = {
  id: "batch-size",
  title: "Batch size",
  offered: [4, 8, 16, 32, 64, 128, 256],
  find: ({ training }) => ({ schema: trainingParams, name: "batchSize", present: training.batchSize }),
  apply: (network, value) => setTraining(network, { batchSize: Number(value) }),
};
