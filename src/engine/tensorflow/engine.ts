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
import type { Tf } from "../../core/nodes/define";
import { type LossSpec, lossSpec } from "../../core/training/losses";
import type { Batch, BatchResult, Engine } from "../engine";
import { countCorrect } from "../training/accuracy";
import { activate, type Backend, speeds } from "./backend";
import { createUpdater } from "./updater";

type Tensor2D = TensorFlow.Tensor2D;
type TrainForward = (x: Tensor2D, seed: number) => Tensor2D;

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
  const variables = [...variablesOf.values()].flat();
  const updater = createUpdater(tf, plan.training.optimizer, variables);

  const scored = plan.logits ?? plan.output;
  const border = plan.logits === undefined ? 0.5 : 0;
  const toScores = plan.nodes.slice(0, plan.nodes.findIndex((node) => node.id === scored) + 1);
  const trainForward = new Map(plan.nodes.map((node, index) => [node.id, trainForwardOf(tf, node, index)]));
  const inputOf = ({ x, count }: Batch) => tf.tensor2d(x, [count, plan.features]);

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
   * @param seed this step's, for dropout masks; undefined where dropout is off
   * @param see is shown every node's values
   */
  function forward(
    nodes: readonly PlanNode[],
    x: Tensor2D,
    seed: number | undefined,
    see?: (node: NodeId, values: Tensor2D) => void,
  ): Tensor2D {
    const values = new Map<NodeId, Tensor2D>();
    let last = x;
    for (const { id, inputs } of nodes) {
      const entering = inputs.map((from) => values.get(from) as Tensor2D);
      const [only = x] = entering;
      const training = seed === undefined ? undefined : trainForward.get(id);
      if (training && seed !== undefined) last = training(only, seed);
      else last = (layers.get(id)?.apply(entering.length > 1 ? entering : only) ?? x) as Tensor2D;
      values.set(id, last);
      see?.(id, last);
    }
    return last;
  }

  /** Loss and gradients of a batch; must run inside a tidy. */
  function differentiate(batch: Batch, seed: number | undefined) {
    let output: Float32Array = new Float32Array(0);
    let mean = Number.NaN;
    // The loss as one operation with a derivative of its own.
    const lossOf = tf.customGrad((scores) => {
      const { shape } = scores as Tensor2D;
      output = (scores as Tensor2D).dataSync<"float32">();
      const slope = new Float32Array(output.length);
      mean = loss.mean(output, batch.y, plan.outputs, slope);
      return { value: tf.scalar(mean), gradFunc: () => tf.tensor2d(slope, shape) };
    });
    const scalar = () => lossOf(forward(toScores, inputOf(batch), seed)) as TensorFlow.Scalar;
    // The tape refuses to work for nobody: a network may have no weights at all.
    const grads = variables.length > 0 ? tf.variableGrads(scalar, variables).grads : {};
    if (variables.length === 0) scalar();
    const gradients = variables.map(({ name }) => floatsOf(grads[name]));
    return { loss: mean, correct: countCorrect(output, batch, border), gradients };
  }

  return {
    name: `TensorFlow.js, ${backend}`,
    speed: speeds[backend],

    step: (batch, seed) =>
      tidied((): BatchResult => {
        const { loss: mean, correct, gradients } = differentiate(batch, seed);
        if (!Number.isFinite(mean)) return { loss: mean, correct };
        return updater.update(gradients)
          ? { loss: mean, correct }
          : { loss: Number.POSITIVE_INFINITY, correct };
      }),

    evaluate: (batch) =>
      tidied((): BatchResult => {
        const output = forward(toScores, inputOf(batch), undefined).dataSync<"float32">();
        return {
          loss: loss.mean(output, batch.y, plan.outputs),
          correct: countCorrect(output, batch, border),
        };
      }),

    probe: (points, count, nodes) =>
      tidied(() => {
        const asked = new Set(nodes);
        const answer = new Map<NodeId, Float32Array>();
        forward(plan.nodes, tf.tensor2d(points, [count, plan.features]), undefined, (node, values) => {
          // A layer that changes nothing hands on its input's own array, so every answer is a copy.
          if (asked.has(node)) answer.set(node, values.dataSync<"float32">().slice());
        });
        return answer;
      }),

    gradients: (batch) =>
      tidied(() => {
        const { gradients } = differentiate(batch, undefined);
        return checkpointOf(plan, variablesOf, (variable) => gradients[variables.indexOf(variable)]);
      }),

    weights: () => checkpointOf(plan, variablesOf, (variable) => variable.dataSync<"float32">()),

    setWeights: (checkpoint) =>
      tidied(() => {
        for (const node of plan.nodes) {
          const arrays = checkpoint.get(node.id);
          if (!arrays || !arraysFit(arrays, node.weights)) continue;
          for (const [index, variable] of (variablesOf.get(node.id) ?? []).entries()) {
            const values = arrays[index]?.values;
            if (values) updater.set(variable, values);
          }
        }
      }),

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

/** What a node does in training where that differs; its seed is this step's, apart for every node. */
function trainForwardOf(tf: Tf, node: PlanNode, index: number): TrainForward | undefined {
  const forward = nodeSpec(node.kind)?.trainForward;
  return forward && ((x, seed) => forward(tf, x, node.params, createRandom(seed, "dropout", index).seed()));
}

function floatsOf(tensor: TensorFlow.Tensor | undefined): Float32Array {
  if (!tensor) throw new Error("internal: a weight has no gradient");
  return tensor.dataSync<"float32">();
}

/** The nodes' arrays, copied. */
function checkpointOf(
  plan: Plan,
  variablesOf: ReadonlyMap<NodeId, readonly TensorFlow.Variable[]>,
  values: (variable: TensorFlow.Variable) => Float32Array | undefined,
): Checkpoint {
  const checkpoint = new Map<NodeId, readonly WeightArray[]>();
  for (const node of plan.nodes) {
    const arrays = (variablesOf.get(node.id) ?? []).map((variable, index): WeightArray => {
      const promised = node.weights[index];
      const floats = values(variable);
      if (!promised || !floats) throw new Error(`internal: ${node.name} has more weights than promised`);
      return { name: promised.name, shape: promised.shape, values: floats.slice() };
    });
    if (arrays.length > 0) checkpoint.set(node.id, arrays);
  }
  return checkpoint;
}
