/**
 * The fast engine where WebAssembly has no SIMD: the same chains in plain TypeScript over flat arrays, with the
 * formulas of core. Values are row-major, [count, units].
 */
import type { Plan, PlanNode } from "../../core/compiler/plan";
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { type ActivationName, activations } from "../../core/nodes/activations";
import { type LossSpec, lossSpec } from "../../core/training/losses";
import { type OptimizerSpec, optimizerSpec } from "../../core/training/optimizers";
import type { Batch, BatchResult, Engine } from "../engine";
import { countCorrect } from "../training/accuracy";
import { allFinite } from "../training/all-finite";
import { stays } from "./plain-dropout";
import { slopeOf } from "./plain-slopes";

/** A weight array with what its update needs. */
interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  values: Float32Array;
  updated: Float32Array;
  readonly gradient: Float32Array;
  readonly slots: readonly Float32Array[];
}

export function createPlainEngine(plan: Plan): Engine {
  const loss = lossSpec(plan.training.loss);
  const optimizer = optimizerSpec(plan.training.optimizer.kind);
  if (!loss || !optimizer) throw new Error("internal: not a plan for the fast engine");
  return new PlainEngine(plan, loss, optimizer);
}

class PlainEngine implements Engine {
  readonly name = "fast engine, plain JavaScript";
  private readonly variables: ReadonlyMap<NodeId, readonly Variable[]>;
  private readonly scored: number;
  private readonly border: number;
  private steps = 0;

  constructor(
    private readonly plan: Plan,
    private readonly loss: LossSpec,
    private readonly optimizer: OptimizerSpec,
  ) {
    this.scored = plan.nodes.findIndex((node) => node.id === (plan.logits ?? plan.output));
    this.border = plan.logits === undefined ? 0.5 : 0;
    const variable = ({ name, shape }: { readonly name: string; readonly shape: readonly number[] }) => {
      const array = () => new Float32Array(shape.reduce((product, size) => product * size, 1));
      const slots = Array.from({ length: optimizer.slots }, array);
      return { name, shape, values: array(), updated: array(), gradient: array(), slots };
    };
    this.variables = new Map(
      plan.nodes
        .filter(({ weights }) => weights.length > 0)
        .map(({ id, weights }) => [id, weights.map(variable)]),
    );
  }

  step(batch: Batch, seed: number): BatchResult {
    const result = this.differentiate(batch, seed);
    if (!Number.isFinite(result.loss)) return result;
    this.steps++;
    const all = [...this.variables.values()].flat();
    for (const { values: weights, gradient, slots, updated } of all) {
      const { params } = this.plan.training.optimizer;
      this.optimizer.update(params, { step: this.steps, weights, gradient, slots, updated });
      if (!allFinite(updated)) return { ...result, loss: Number.POSITIVE_INFINITY };
    }
    for (const one of all) [one.values, one.updated] = [one.updated, one.values];
    return result;
  }

  evaluate(batch: Batch): BatchResult {
    const output = this.forward(batch, this.scored, undefined)[this.scored] ?? batch.x;
    const loss = this.loss.mean(output, batch.y, this.plan.outputs);
    return { loss, correct: countCorrect(output, batch, this.border) };
  }

  probe(x: Float32Array, count: number, nodes: readonly NodeId[]): Map<NodeId, Float32Array> {
    const values = this.forward({ x, count }, this.plan.nodes.length - 1, undefined);
    return new Map(
      this.plan.nodes.flatMap(({ id }, index) =>
        nodes.includes(id) ? [[id, (values[index] ?? x).slice()] as const] : [],
      ),
    );
  }

  gradients(batch: Batch): Checkpoint {
    this.differentiate(batch, undefined);
    return this.checkpoint(({ gradient }) => gradient);
  }

  weights(): Checkpoint {
    return this.checkpoint(({ values }) => values);
  }

  setWeights(checkpoint: Checkpoint): void {
    for (const { id, weights } of this.plan.nodes) {
      const arrays = checkpoint.get(id);
      if (!arrays || !arraysFit(arrays, weights)) continue;
      for (const [index, { values }] of (this.variables.get(id) ?? []).entries()) {
        values.set(arrays[index]?.values ?? values);
      }
    }
  }

  dispose(): void {}

  private checkpoint(values: (variable: Variable) => Float32Array): Checkpoint {
    const checkpoint = new Map<NodeId, readonly WeightArray[]>();
    for (const [id, variables] of this.variables) {
      checkpoint.set(
        id,
        variables.map((one) => ({ name: one.name, shape: one.shape, values: values(one).slice() })),
      );
    }
    return checkpoint;
  }

  /** The values of every node up to this one. */
  private forward(
    { x, count }: Pick<Batch, "x" | "count">,
    last: number,
    seed: number | undefined,
  ): readonly Float32Array[] {
    const values: Float32Array[] = [];
    let before = x;
    for (const [index, node] of this.plan.nodes.slice(0, last + 1).entries()) {
      before = this.applied(node, index, before, count, seed);
      values.push(before);
    }
    return values;
  }

  private applied(
    node: PlanNode,
    index: number,
    x: Float32Array,
    count: number,
    seed: number | undefined,
  ): Float32Array {
    const units = node.shape[0] ?? 0;
    switch (node.kind) {
      case "dense":
        return affine(x, count, units, this.variables.get(node.id) ?? []);
      case "activation": {
        const { value } = activations[node.params.function as ActivationName];
        const slope = Number(node.params.slope);
        return x.map((number) => value(number, slope));
      }
      case "dropout":
        return seed === undefined ? x : masked(x, units, Number(node.params.rate), seed, index);
      case "softmax":
        return softmax(x, units);
      default:
        return x;
    }
  }

  /** Loss and correct; the gradients stay in the variables. */
  private differentiate(batch: Batch, seed: number | undefined): BatchResult {
    const { nodes, outputs } = this.plan;
    const values = this.forward(batch, this.scored, seed);
    const output = values[this.scored] ?? batch.x;
    let delta: Float32Array = new Float32Array(output.length);
    const loss = this.loss.mean(output, batch.y, outputs, delta);
    const result = { loss, correct: countCorrect(output, batch, this.border) };
    const first = nodes.findIndex(({ weights }) => weights.length > 0);
    for (let index = this.scored; index >= Math.max(first, 1); index--) {
      const node = nodes[index];
      const x = values[index - 1];
      const y = values[index];
      if (!node || !x || !y) throw new Error("internal: a node of the chain has no values");
      const units = node.shape[0] ?? 0;
      if (node.kind === "dense") {
        const variables = this.variables.get(node.id) ?? [];
        affineGradient(x, delta, units, variables);
        if (index > first) delta = affineBackward(delta, x.length, units, variables);
      } else if (node.kind === "activation") {
        const slope = slopeOf(node.params.function as ActivationName, Number(node.params.slope));
        for (let at = 0; at < delta.length; at++) {
          delta[at] = (delta[at] as number) * slope(x[at] as number, y[at] as number);
        }
      } else if (node.kind === "dropout" && seed !== undefined) {
        delta = masked(delta, units, Number(node.params.rate), seed, index);
      } else if (node.kind === "softmax") softmaxBackward(y, delta, units);
    }
    return result;
  }
}

/** x·W + b */
function affine(
  x: Float32Array,
  count: number,
  units: number,
  [kernel, bias]: readonly Variable[],
): Float32Array {
  const inputs = x.length / count;
  const y = new Float32Array(count * units);
  const w = kernel?.values ?? new Float32Array(0);
  for (let row = 0; row < count; row++) {
    const out = y.subarray(row * units, (row + 1) * units);
    if (bias) out.set(bias.values);
    for (let input = 0; input < inputs; input++) {
      const value = x[row * inputs + input] as number;
      const start = input * units;
      for (let unit = 0; unit < units; unit++) {
        out[unit] = (out[unit] as number) + value * (w[start + unit] as number);
      }
    }
  }
  return y;
}

/** dW = Xᵀ·dY and db = Σ dY, into the variables. */
function affineGradient(
  x: Float32Array,
  delta: Float32Array,
  units: number,
  [kernel, bias]: readonly Variable[],
): void {
  const count = delta.length / units;
  const inputs = x.length / count;
  const dw = kernel?.gradient.fill(0) ?? new Float32Array(0);
  bias?.gradient.fill(0);
  for (let row = 0; row < count; row++) {
    const out = delta.subarray(row * units, (row + 1) * units);
    for (let input = 0; input < inputs; input++) {
      const value = x[row * inputs + input] as number;
      const start = input * units;
      for (let unit = 0; unit < units; unit++) {
        dw[start + unit] = (dw[start + unit] as number) + value * (out[unit] as number);
      }
    }
    if (!bias) continue;
    for (let unit = 0; unit < units; unit++) {
      bias.gradient[unit] = (bias.gradient[unit] as number) + (out[unit] as number);
    }
  }
}

/** dX = dY·Wᵀ */
function affineBackward(
  delta: Float32Array,
  size: number,
  units: number,
  [kernel]: readonly Variable[],
): Float32Array {
  const count = delta.length / units;
  const inputs = size / count;
  const dx = new Float32Array(size);
  const w = kernel?.values ?? new Float32Array(0);
  for (let row = 0; row < count; row++) {
    for (let input = 0; input < inputs; input++) {
      let sum = 0;
      for (let unit = 0; unit < units; unit++) {
        sum += (delta[row * units + unit] as number) * (w[input * units + unit] as number);
      }
      dx[row * inputs + input] = sum;
    }
  }
  return dx;
}

/** x where the unit stays, enlarged by 1 / (1 − rate), else 0. */
function masked(x: Float32Array, units: number, rate: number, seed: number, salt: number): Float32Array {
  const scale = 1 / (1 - rate);
  return x.map((value, at) => {
    const row = Math.floor(at / units);
    return stays(rate, seed, salt, row, at - row * units) ? value * scale : 0;
  });
}

function softmax(x: Float32Array, units: number): Float32Array {
  const y = new Float32Array(x.length);
  for (let row = 0; row < x.length; row += units) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let at = row; at < row + units; at++) largest = Math.max(largest, x[at] as number);
    let sum = 0;
    for (let at = row; at < row + units; at++) {
      y[at] = Math.exp((x[at] as number) - largest);
      sum += y[at] as number;
    }
    for (let at = row; at < row + units; at++) y[at] = (y[at] as number) / sum;
  }
  return y;
}

/** delta ← y · (delta − Σ delta·y), in place. */
function softmaxBackward(y: Float32Array, delta: Float32Array, units: number): void {
  for (let row = 0; row < y.length; row += units) {
    let sum = 0;
    for (let at = row; at < row + units; at++) sum += (delta[at] as number) * (y[at] as number);
    for (let at = row; at < row + units; at++) delta[at] = (y[at] as number) * ((delta[at] as number) - sum);
  }
}
