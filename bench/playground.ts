/**
 * The honest rival for W1: a network written by hand in TF Playground's style, an object for every node and link and
 * one example at a time, with a plain SGD update after every batch. Math.tanh, softmax and cross-entropy as in M2.
 */
import { createRandom } from "../src/core/math/random";
import type { Batch } from "../src/engine/engine";

class Link {
  weight: number;
  slope = 0;
  constructor(
    readonly from: Unit,
    readonly to: Unit,
    weight: number,
  ) {
    this.weight = weight;
  }
}

class Unit {
  bias = 0;
  biasSlope = 0;
  output = 0;
  slope = 0;
  readonly into: Link[] = [];
  readonly outOf: Link[] = [];
  constructor(readonly bends: boolean) {}

  forward(): void {
    let sum = this.bias;
    for (const link of this.into) sum += link.weight * link.from.output;
    this.output = this.bends ? Math.tanh(sum) : sum;
  }

  /** Derivative by this unit's sum, from those of the units it feeds. */
  backward(): void {
    let sum = 0;
    for (const link of this.outOf) sum += link.weight * link.to.slope;
    this.slope = this.bends ? sum * (1 - this.output * this.output) : sum;
  }

  collect(): void {
    this.biasSlope += this.slope;
    for (const link of this.into) link.slope += this.slope * link.from.output;
  }
}

export class PlaygroundNetwork {
  private readonly layers: Unit[][];

  constructor(widths: readonly number[]) {
    const random = createRandom(1, "playground");
    this.layers = widths.map((width, layer) =>
      Array.from({ length: width }, () => new Unit(layer > 0 && layer < widths.length - 1)),
    );
    for (const [index, layer] of this.layers.entries()) {
      for (const to of layer) {
        for (const from of this.layers[index - 1] ?? []) {
          const link = new Link(from, to, random.uniform() - 0.5);
          from.outOf.push(link);
          to.into.push(link);
        }
      }
    }
  }

  /** One step of the batch's mean loss. @returns that loss */
  step({ x, y }: Batch, order: Int32Array, rate: number): number {
    const [input = [], ...others] = this.layers;
    const last = others.at(-1) ?? [];
    let loss = 0;
    for (const example of order) {
      for (const [index, unit] of input.entries()) unit.output = x[example * input.length + index] as number;
      for (const layer of others) for (const unit of layer) unit.forward();
      let largest = Number.NEGATIVE_INFINITY;
      for (const unit of last) largest = Math.max(largest, unit.output);
      let sum = 0;
      for (const unit of last) sum += Math.exp(unit.output - largest);
      for (const [index, unit] of last.entries()) {
        const target = y[example * last.length + index] as number;
        const share = Math.exp(unit.output - largest) / sum;
        if (target > 0) loss -= target * Math.log(share);
        unit.slope = share - target;
        unit.collect();
      }
      for (let layer = others.length - 2; layer >= 0; layer--) {
        for (const unit of others[layer] ?? []) {
          unit.backward();
          unit.collect();
        }
      }
    }
    for (const layer of others) for (const unit of layer) update(unit, rate / order.length);
    return loss / order.length;
  }
}

function update(unit: Unit, rate: number): void {
  unit.bias -= rate * unit.biasSlope;
  unit.biasSlope = 0;
  for (const link of unit.into) {
    link.weight -= rate * link.slope;
    link.slope = 0;
  }
}
