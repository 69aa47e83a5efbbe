/**
 * The fast engine where WebAssembly has no SIMD: the same chains in plain TypeScript over flat arrays, with the
 * formulas of core. Values are row-major, [count, units].
 */
import type { Plan, PlanNode } from "../../core/compiler/plan";
import { arraysFit, type Checkpoint, type WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import type { WeightSpec } from "../../core/nodes/define";
import { type LossSpec, lossSpec } from "../../core/training/losses";
import { type OptimizerSpec, optimizerSpec } from "../../core/training/optimizers";
import { clippingOf } from "../../core/training/options/clippings";
import { PENALISED, penalize, penaltyOf } from "../../core/training/options/regularizers";
import type { Batch, BatchResult, Engine, OptimizerAccess } from "../engine";
import { countCorrect } from "../training/accuracy";
import { allFinite } from "../training/all-finite";
import { fitsTrained } from "../training/optimizer-memory";
import type { PlainLayer, Variable } from "./plain-kind";
import { plainLayers } from "./plain-layers";

export function createPlainEngine(plan: Plan): Engine {
  const loss = lossSpec(plan.training.loss);
  const optimizer = optimizerSpec(plan.training.optimizer.kind);
  if (!loss || !optimizer) throw new Error("internal: not a plan for the fast engine");
  return new PlainEngine(plan, loss, optimizer);
}

/** How examples go through the network. */
type Pass = Pick<PlainLayer, "count" | "isTraining" | "seed">;

const evaluationOf = (count: number): Pass => ({ count, isTraining: false, seed: undefined });

class PlainEngine implements Engine {
  readonly name = "fast engine, plain JavaScript";
  private readonly variables: ReadonlyMap<NodeId, readonly Variable[]>;
  private readonly scored: number;
  private readonly border: number;
  private steps = 0;

  constructor(
    private readonly plan: Plan,
    private readonly loss: LossSpec,
    private readonly optimizerSpec: OptimizerSpec,
  ) {
    this.scored = plan.nodes.findIndex((node) => node.id === (plan.logits ?? plan.output));
    this.border = plan.logits === undefined ? 0.5 : 0;
    const variable = ({ name, shape, trainable }: WeightSpec): Variable => {
      const array = () => new Float32Array(shape.reduce((product, size) => product * size, 1));
      const slots = Array.from({ length: optimizerSpec.slots }, array);
      return { name, shape, trainable, values: array(), updated: array(), gradient: array(), slots };
    };
    this.variables = new Map(
      plan.nodes
        .filter(({ weights }) => weights.length > 0)
        .map(({ id, weights }) => [id, weights.map(variable)]),
    );
  }

  step(batch: Batch, seed: number, rate?: number): BatchResult {
    const result = this.differentiate(batch, seed);
    if (!Number.isFinite(result.loss)) return result;
    this.steps++;
    const all = [...this.variables.values()].flat();
    const { training } = this.plan;
    const { params: own } = training.optimizer;
    const params = rate === undefined ? own : { ...own, learningRate: rate };
    const clipping = clippingOf(training.options);
    clipping?.spec.clip(
      all.filter(({ trainable }) => trainable).map(({ gradient }) => gradient),
      clipping.limit,
    );
    for (const { trainable, values: weights, gradient, slots, updated } of all) {
      if (trainable)
        this.optimizerSpec.update(params, { step: this.steps, weights, gradient, slots, updated });
      if (!allFinite(updated)) return { ...result, loss: Number.POSITIVE_INFINITY };
    }
    for (const one of all) [one.values, one.updated] = [one.updated, one.values];
    return result;
  }

  evaluate(batch: Batch): BatchResult {
    const output = this.forward(batch.x, this.scored, evaluationOf(batch.count))[this.scored] ?? batch.x;
    const loss = this.loss.mean(output, batch.y, this.plan.outputs) + this.penalty(false);
    return { loss, correct: countCorrect(output, batch, this.border) };
  }

  probe(x: Float32Array, count: number, nodes: readonly NodeId[]): Map<NodeId, Float32Array> {
    const values = this.forward(x, this.plan.nodes.length - 1, evaluationOf(count));
    return new Map(
      this.plan.nodes.flatMap(({ id }, index) =>
        nodes.includes(id) ? [[id, (values[index] ?? x).slice()] as const] : [],
      ),
    );
  }

  gradients(batch: Batch): Checkpoint {
    this.differentiate(batch, undefined);
    return this.checkpoint(({ gradient, trainable }) => (trainable ? gradient : undefined));
  }

  weights(): Checkpoint {
    return this.checkpoint(({ values }) => values);
  }

  readonly optimizer: OptimizerAccess = {
    read: () => ({
      engine: "arrays",
      kind: this.plan.training.optimizer.kind,
      counters: [this.steps],
      slots: Array.from({ length: this.optimizerSpec.slots }, (_, index) =>
        this.checkpoint(({ trainable, slots }) => (trainable ? slots[index] : undefined)),
      ),
    }),
    write: ({ engine, kind, counters, slots }) => {
      const fits = engine === "arrays" && kind === this.plan.training.optimizer.kind;
      const { slots: count } = this.optimizerSpec;
      if (!fits || slots.length !== count || !fitsTrained(this.plan, slots)) return false;
      this.steps = counters[0] ?? 0;
      for (const [id, variables] of this.variables) {
        for (const [place, variable] of variables.filter(({ trainable }) => trainable).entries()) {
          for (const [index, own] of variable.slots.entries()) {
            own.set(slots[index]?.get(id)?.[place]?.values ?? own);
          }
        }
      }
      return true;
    },
  };

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

  /** The arrays that there are values of, copied. */
  private checkpoint(values: (variable: Variable) => Float32Array | undefined): Checkpoint {
    const checkpoint = new Map<NodeId, readonly WeightArray[]>();
    for (const [id, variables] of this.variables) {
      const arrays = variables.flatMap((one): readonly WeightArray[] => {
        const found = values(one);
        return found ? [{ name: one.name, shape: one.shape, values: found.slice() }] : [];
      });
      checkpoint.set(id, arrays);
    }
    return checkpoint;
  }

  /** The values of every node up to this one. */
  private forward(x: Float32Array, last: number, pass: Pass): readonly Float32Array[] {
    const values: Float32Array[] = [];
    let before = x;
    for (const [index, node] of this.plan.nodes.slice(0, last + 1).entries()) {
      before = plainLayers[node.kind].forward(this.layer(node, index, pass), before);
      values.push(before);
    }
    return values;
  }

  private layer({ id, params, shape }: PlanNode, salt: number, pass: Pass): PlainLayer {
    const { count, isTraining, seed } = pass;
    const variables = this.variables.get(id) ?? [];
    return { params, units: shape[0] ?? 0, variables, salt, count, isTraining, seed };
  }

  /** Loss and correct; the gradients stay in the variables. */
  private differentiate(batch: Batch, seed: number | undefined): BatchResult {
    const { nodes, outputs } = this.plan;
    const pass: Pass = { count: batch.count, isTraining: true, seed };
    const values = this.forward(batch.x, this.scored, pass);
    const output = values[this.scored] ?? batch.x;
    let delta: Float32Array = new Float32Array(output.length);
    const loss = this.loss.mean(output, batch.y, outputs, delta);
    const correct = countCorrect(output, batch, this.border);
    const first = nodes.findIndex(({ weights }) => weights.length > 0);
    for (let index = this.scored; index >= Math.max(first, 1); index--) {
      const node = nodes[index];
      const x = values[index - 1];
      const y = values[index];
      if (!node || !x || !y) throw new Error("internal: a node of the chain has no values");
      const layer = this.layer(node, index, pass);
      delta = plainLayers[node.kind].backward(layer, { x, y, delta, isFirst: index === first });
    }
    return { loss: loss + this.penalty(true), correct };
  }

  /** On the kernels; its derivative is added to their gradients where that is wanted. */
  private penalty(isDifferentiated: boolean): number {
    const penalty = penaltyOf(this.plan.training.options);
    if (!penalty) return 0;
    let sum = 0;
    for (const { name, values, gradient } of [...this.variables.values()].flat()) {
      if (name === PENALISED) sum += penalize(penalty, values, isDifferentiated ? gradient : undefined);
    }
    return sum;
  }
}
