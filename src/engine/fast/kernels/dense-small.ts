/**
 * A dense layer with a plain kernel [units][inputs], for narrow layers: nothing is packed, and the examples of a
 * panel lie side by side in the lanes.
 */
import { splat, madd, sumsOf } from "./lanes";
import { Program, panelBytes, panelsOf, operationAt } from "./records";

/** Y = W·X + b for a range of panels; the activation is left to the caller. */
export function smallForward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const inputs = operation.inputs;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const inBytes = panelBytes(program, before);
  const outBytes = panelBytes(program, operation);
  const bias: usize = operation.bias < 0 ? 0 : program.weights + operation.bias;
  let x = before.values + <usize>fromPanel * inBytes;
  let y = operation.values + <usize>fromPanel * outBytes;
  for (let panel = fromPanel; panel < toPanel; panel++, x += inBytes, y += outBytes) {
    let w = program.weights + operation.kernel;
    let to = y;
    for (let unit = 0; unit < units; unit++, w += (<usize>inputs) << 2, to += row) {
      const b = bias ? v128.load32_splat(bias + ((<usize>unit) << 2)) : splat(0);
      combine(w, 4, x, inputs, row, b, to);
    }
  }
}

/** dX = Wᵀ·dY for a range of panels; the activation's derivative is left to the caller. */
export function smallBackward(program: Program, index: i32, delta: usize, to: usize, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const inputs = operation.inputs;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const inBytes = panelBytes(program, before);
  const outBytes = panelBytes(program, operation);
  const wStep = (<usize>inputs) << 2;
  delta += <usize>fromPanel * outBytes;
  to += <usize>fromPanel * inBytes;
  for (let panel = fromPanel; panel < toPanel; panel++, delta += outBytes, to += inBytes) {
    let w = program.weights + operation.kernel;
    let place = to;
    for (let input = 0; input < inputs; input++, w += 4, place += row) {
      combine(w, wStep, delta, units, row, splat(0), place);
    }
  }
}

/** to[·] ← start + Σ w[i] · rows[i][·], over one row of columns; weights `wStep` bytes apart. */
@inline
function combine(w: usize, wStep: usize, rows: usize, count: i32, row: usize, start: v128, to: usize): void {
  let at: usize = 0;
  for (; at + 128 <= row; at += 128) {
    let a = start, b = start, c = start, d = start, e = start, f = start, g = start, h = start;
    let x = rows + at;
    let weight = w;
    for (let i = count; i > 0; --i, x += row, weight += wStep) {
      const s = v128.load32_splat(weight);
      a = madd(s, v128.load(x, 0), a);
      b = madd(s, v128.load(x, 16), b);
      c = madd(s, v128.load(x, 32), c);
      d = madd(s, v128.load(x, 48), d);
      e = madd(s, v128.load(x, 64), e);
      f = madd(s, v128.load(x, 80), f);
      g = madd(s, v128.load(x, 96), g);
      h = madd(s, v128.load(x, 112), h);
    }
    const place = to + at;
    v128.store(place, a, 0);
    v128.store(place, b, 16);
    v128.store(place, c, 32);
    v128.store(place, d, 48);
    v128.store(place, e, 64);
    v128.store(place, f, 80);
    v128.store(place, g, 96);
    v128.store(place, h, 112);
  }
  for (; at < row; at += 16) {
    let a = start;
    let x = rows + at;
    let weight = w;
    for (let i = count; i > 0; --i, x += row, weight += wStep) {
      a = madd(v128.load32_splat(weight), v128.load(x), a);
    }
    v128.store(to + at, a);
  }
}

/**
 * The gradients by kernel and bias, laid out as the weights: two units by two inputs at a time. Where a number is
 * odd the last one is taken twice and written twice.
 */
export function smallGradient(program: Program, index: i32, delta: usize, gradient: usize): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const inputs = operation.inputs;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const inBytes = panelBytes(program, before);
  const outBytes = panelBytes(program, operation);
  const panels = panelsOf(program);
  const kernel = gradient + operation.kernel;
  const bias = gradient + operation.bias;
  for (let unit = 0; unit < units; unit += 2) {
    const nextUnit = min(unit + 1, units - 1);
    const d0 = delta + <usize>unit * row;
    const d1 = delta + <usize>nextUnit * row;
    for (let input = 0; input < inputs; input += 2) {
      const nextInput = min(input + 1, inputs - 1);
      const x0 = before.values + <usize>input * row;
      const x1 = before.values + <usize>nextInput * row;
      let a = splat(0), b = splat(0), c = splat(0), d = splat(0), e = splat(0), f = splat(0);
      let dAt: usize = 0;
      let xAt: usize = 0;
      for (let panel = panels; panel > 0; --panel) {
        let at: usize = 0;
        do {
          const p = v128.load(d0 + dAt + at), q = v128.load(d1 + dAt + at);
          const x = v128.load(x0 + xAt + at), y = v128.load(x1 + xAt + at);
          a = madd(p, x, a);
          b = madd(p, y, b);
          c = madd(q, x, c);
          d = madd(q, y, d);
          e = f32x4.add(p, e);
          f = f32x4.add(q, f);
          at += 16;
        } while (at < row);
        dAt += outBytes;
        xAt += inBytes;
      }
      const sums = sumsOf(a, b, c, d);
      const first = kernel + (<usize>(unit * inputs + input) << 2);
      const second = kernel + (<usize>(nextUnit * inputs + input) << 2);
      if (nextInput > input) {
        v128.store64_lane(second, sums, 1);
        v128.store64_lane(first, sums, 0);
      } else {
        v128.store32_lane(second, sums, 2);
        v128.store32_lane(first, sums, 0);
      }
      if (input > 0 || operation.bias < 0) continue;
      const biases = sumsOf(e, f, e, f);
      v128.store32_lane(bias + (<usize>nextUnit << 2), biases, 1);
      v128.store32_lane(bias + (<usize>unit << 2), biases, 0);
    }
  }
}
