/**
 * The engine over TensorFlow.js: forward node by node through the layers' own `apply`, gradients by its tape,
 * the update by core/training/optimizers.ts. Meant for the cpu and wasm backends, where reading and handing over a
 * tensor's values costs nothing or a copy.
 */
import type * as TensorFlow from "@tensorflow/tfjs";
import { buildModel } from "../../core/compiler/build";
import type { Plan, PlanNode } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import type { Tf, TrainingOutput } from "../../core/nodes/define";
import { type LossSpec, lossSpec } from "../../core/training/losses";
import { clippingOf } from "../../core/training/options/clippings";
import { PENALISED, type Penalty, penalize, penaltyOf } from "../../core/training/options/regularizers";
import type { Batch, BatchResult, Engine } from "../engine";
import { countCorrect } from "../training/accuracy";
import { allFinite } from "../training/all-finite";
import { fitsTrained } from "../training/optimizer-memory";
import { activate, type Backend, speeds } from "./backend";
import { createUpdater } from "./updater";

type Tensor2D = TensorFlow.Tensor2D;

/** How a batch goes forward: as in evaluation, or as a training step has it, drawing at random where there is a seed. */
type Pass = "evaluation" | { readonly seed: number | undefined };

/**
 * Makes an engine on TensorFlow.js's present backend, on which it stays.
 * @throws Error for a plan that check and planNetwork would not have made
 */
export function createTensorflowEngine(tf: Tf, plan: Plan): Engine {
  const loss = knownLoss(plan);
  const backend = tf.getBackend() as Backend;
  const { model, layers } = buildModel(tf, plan);
  const variablesOf = new Map<NodeId, readonly TensorFlow.Variable[]>(
    plan.nodes.map(({ id }) => [
      id,
      // A layer's variable reads as a Tensor by its type, but it is the tf.Variable that the tape needs.
      (layers.get(id)?.weights ?? []).map((weight) => weight.read() as TensorFlow.Variable),
    ]),
  );
  const variables = plan.nodes.flatMap(({ id, weights }) =>
    (variablesOf.get(id) ?? []).filter((_, index) => weights[index]?.trainable),
  );
  const names = plan.nodes.flatMap(({ weights }) =>
    weights.filter(({ trainable }) => trainable).map(({ name }) => name),
  );
  const penalty = penaltyOf(plan.training.options);
  const clipping = clippingOf(plan.training.options);
  const updater = createUpdater(tf, plan.training.optimizer, variables);

  const scored = plan.logits ?? plan.output;
  const border = plan.logits === undefined ? 0.5 : 0;
  const toScores = plan.nodes.slice(0, plan.nodes.findIndex((node) => node.id === scored) + 1);
  const places = new Map(plan.nodes.map(({ id }, index) => [id, index]));
  const inputOf = ({ x, count }: Batch) => tf.tensor2d(x, [count, plan.features]);

  function assign(variable: TensorFlow.Variable, values: Float32Array): void {
    variable.assign(tf.tensor(values, variable.shape));
  }

  /** Disposes of every tensor made by the work, whose answer holds none. */
  function tidied<T>(work: () => T): T {
    activate(tf, backend);
    let answer: { readonly value: T } | undefined;
    tf.tidy(() => {
      answer = { value: work() };
    });
    if (!answer) throw new Error("internal: tidy did not run its work");
    return answer.value;
  }

  /**
   * Computes these first nodes of the plan and gives the last one's values, [count, units].
   * @param see is shown every node's values
   * @param keep is given what a training pass makes of a variable that is not trained
   */
  function forward(
    nodes: readonly PlanNode[],
    x: Tensor2D,
    pass: Pass,
    see?: (node: NodeId, values: Tensor2D) => void,
    keep?: (variable: TensorFlow.Variable, values: Float32Array) => void,
  ): Tensor2D {
    const values = new Map<NodeId, Tensor2D>();
    let last = x;
    for (const node of nodes) {
      const { id, inputs } = node;
      const entering = inputs.map((from) => values.get(from) as Tensor2D);
      const [only = x] = entering;
      const trained = pass === "evaluation" ? undefined : trainedOutput(node, only, pass.seed);
      if (trained) {
        last = trained.values;
        for (const [index, variable] of (variablesOf.get(id) ?? []).entries()) {
          const state = trained.state?.[node.weights[index]?.name ?? ""];
          if (state) keep?.(variable, floatsOf(state));
        }
      } else last = (layers.get(id)?.apply(entering.length > 1 ? entering : only) ?? x) as Tensor2D;
      values.set(id, last);
      see?.(id, last);
    }
    return last;
  }

  /** What a node does in training; undefined where that is what it does in evaluation. */
  function trainedOutput(
    { id, kind, params }: PlanNode,
    x: Tensor2D,
    seed: number | undefined,
  ): TrainingOutput | undefined {
    const { training } = nodeSpec(kind);
    if (!training || (training.isRandom && seed === undefined)) return undefined;
    // Apart for every node.
    const own = seed === undefined ? 0 : createRandom(seed, "dropout", places.get(id) ?? 0).seed();
    return training.forward(tf, x, params, variablesOf.get(id) ?? [], training.isRandom ? own : 0);
  }

  /** On the kernels as they are. @param gradients where given, have its derivative added */
  function penaltyNow(of: Penalty, gradients?: readonly Float32Array[]): number {
    return variables.reduce(
      (sum, variable, index) =>
        names[index] === PENALISED
          ? sum + penalize(of, variable.dataSync<"float32">(), gradients?.[index])
          : sum,
      0,
    );
  }

  /** Loss, gradients and new state of a batch; must run inside a tidy. */
  function differentiate(batch: Batch, seed: number | undefined) {
    let output: Float32Array = new Float32Array(0);
    let mean = Number.NaN;
    const state = new Map<TensorFlow.Variable, Float32Array>();
    // The loss as one operation with a derivative of its own.
    const lossOf = tf.customGrad((scores) => {
      const { shape } = scores as Tensor2D;
      output = (scores as Tensor2D).dataSync<"float32">();
      const slope = new Float32Array(output.length);
      mean = loss.mean(output, batch.y, plan.outputs, slope);
      return { value: tf.scalar(mean), gradFunc: () => tf.tensor2d(slope, shape) };
    });
    const keep = (variable: TensorFlow.Variable, values: Float32Array) => {
      state.set(variable, values.slice());
    };
    const scalar = () =>
      lossOf(forward(toScores, inputOf(batch), { seed }, undefined, keep)) as TensorFlow.Scalar;
    // The tape refuses to work for nobody: a network may have no weights at all.
    const grads = variables.length > 0 ? tf.variableGrads(scalar, variables).grads : {};
    if (variables.length === 0) scalar();
    // What is added to or clipped has to be nobody else's.
    const isChanged = penalty !== undefined || clipping !== undefined;
    const gradients = variables
      .map(({ name }) => floatsOf(grads[name]))
      .map((gradient) => (isChanged ? gradient.slice() : gradient));
    const total = mean + (penalty ? penaltyNow(penalty, gradients) : 0);
    return { loss: total, correct: countCorrect(output, batch, border), gradients, state };
  }

  return {
    name: `TensorFlow.js, ${backend}`,
    speed: speeds[backend],

    step: (batch, seed, rate) =>
      tidied((): BatchResult => {
        const { loss: mean, correct, gradients, state } = differentiate(batch, seed);
        if (!Number.isFinite(mean)) return { loss: mean, correct };
        clipping?.spec.clip(gradients, clipping.limit);
        const isSound = [...state.values()].every(allFinite) && updater.update(gradients, rate);
        if (!isSound) return { loss: Number.POSITIVE_INFINITY, correct };
        for (const [variable, values] of state) assign(variable, values);
        return { loss: mean, correct };
      }),

    evaluate: (batch) =>
      tidied((): BatchResult => {
        const output = forward(toScores, inputOf(batch), "evaluation").dataSync<"float32">();
        return {
          loss: loss.mean(output, batch.y, plan.outputs) + (penalty ? penaltyNow(penalty) : 0),
          correct: countCorrect(output, batch, border),
        };
      }),

    probe: (points, count, nodes) =>
      tidied(() => {
        const asked = new Set(nodes);
        const answer = new Map<NodeId, Float32Array>();
        forward(plan.nodes, tf.tensor2d(points, [count, plan.features]), "evaluation", (node, values) => {
          // A layer that changes nothing hands on its input's own array, so every answer is a copy.
          if (asked.has(node)) answer.set(node, values.dataSync<"float32">().slice());
        });
        return answer;
      }),

    gradients: (batch) =>
      tidied(() => {
        const { gradients } = differentiate(batch, undefined);
        return checkpointOf(plan, variablesOf, (variable) => gradients[variables.indexOf(variable)], true);
      }),

    weights: () => checkpointOf(plan, variablesOf, (variable) => variable.dataSync<"float32">()),

    setWeights: (checkpoint) =>
      tidied(() => {
        for (const node of plan.nodes) {
          const arrays = checkpoint.get(node.id);
          if (!arrays || !arraysFit(arrays, node.weights)) continue;
          for (const [index, variable] of (variablesOf.get(node.id) ?? []).entries()) {
            const values = arrays[index]?.values;
            if (values && variables.includes(variable)) updater.set(variable, values);
            else if (values) assign(variable, values);
          }
        }
      }),

    optimizer: {
      read() {
        const { step, slots } = updater.memory();
        return {
          engine: "arrays",
          kind: plan.training.optimizer.kind,
          counters: [step],
          slots: slots.map((arrays) =>
            checkpointOf(plan, variablesOf, (variable) => arrays[variables.indexOf(variable)], true),
          ),
        };
      },
      write({ engine, kind, counters, slots }) {
        const fits = engine === "arrays" && kind === plan.training.optimizer.kind;
        if (!fits || slots.length !== updater.memory().slots.length || !fitsTrained(plan, slots))
          return false;
        const inOrder = (slot: Checkpoint) =>
          plan.nodes.flatMap(({ id }) => (slot.get(id) ?? []).map(({ values }) => values));
        updater.remember(counters[0] ?? 0, slots.map(inOrder));
        return true;
      },
    },

    dispose: () => {
      updater.dispose();
      model.dispose();
    },
  };
}

function knownLoss({ training }: Plan): LossSpec {
  const loss = lossSpec(training.loss);
  if (!loss) throw new Error(`createTensorflowEngine: unknown loss ${training.loss}`);
  return loss;
}

function floatsOf(tensor: TensorFlow.Tensor | undefined): Float32Array {
  if (!tensor) throw new Error("internal: a weight has no gradient");
  return tensor.dataSync<"float32">();
}

/** The nodes' arrays, copied: all of them, or the trained ones alone. */
function checkpointOf(
  plan: Plan,
  variablesOf: ReadonlyMap<NodeId, readonly TensorFlow.Variable[]>,
  values: (variable: TensorFlow.Variable) => Float32Array | undefined,
  trainedAlone = false,
): Checkpoint {
  const checkpoint = new Map<NodeId, readonly WeightArray[]>();
  for (const node of plan.nodes) {
    const arrays = (variablesOf.get(node.id) ?? []).flatMap((variable, index): readonly WeightArray[] => {
      const promised = node.weights[index];
      if (!promised) throw new Error(`internal: ${node.name} has more weights than promised`);
      if (trainedAlone && !promised.trainable) return [];
      const floats = values(variable);
      if (!floats) throw new Error(`internal: ${node.name} has a weight without values`);
      return [{ name: promised.name, shape: promised.shape, values: floats.slice() }];
    });
    if (arrays.length > 0) checkpoint.set(node.id, arrays);
  }
  return checkpoint;
}
