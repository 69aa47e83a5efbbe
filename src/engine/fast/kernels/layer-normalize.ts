/** LayerNormalization: every example by the mean and variance of its own units. */
import { madd, splat } from "./lanes";
import { inverseSpread, oneOf } from "./normalize";
import { Program, panelBytes, operationAt } from "./records";

/** γ·(x − mean)/√(variance + ε) + β with every example's own mean and variance over its units, for a range of panels. */
export function layerForward(program: Program, index: i32, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const weights = program.weights;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const count = splat(<f32>units);
  for (let panel = <usize>fromPanel; panel < <usize>toPanel; panel++) {
    const from = before.values + panel * panelBytes(program, before);
    const to = operation.values + panel * panelBytes(program, operation);
    for (let at: usize = 0; at < row; at += 16) {
      let sum = splat(0);
      let x = from + at;
      for (let unit = 0; unit < units; unit++, x += row) sum = f32x4.add(sum, v128.load(x));
      const mean = f32x4.div(sum, count);
      let squares = splat(0);
      x = from + at;
      for (let unit = 0; unit < units; unit++, x += row) {
        const beyond = f32x4.sub(v128.load(x), mean);
        squares = madd(beyond, beyond, squares);
      }
      const spread = inverseSpread(f32x4.div(squares, count), operation.epsilon);
      if (program.trains) {
        const noted = operation.statistics + panel * (row << 1) + at;
        v128.store(noted, mean);
        v128.store(noted + row, spread);
      }
      x = from + at;
      let y = to + at;
      for (let unit = 0; unit < units; unit++, x += row, y += row) {
        const normal = f32x4.mul(f32x4.sub(v128.load(x), mean), spread);
        v128.store(y, madd(normal, oneOf(weights, operation.gamma, unit, 1), oneOf(weights, operation.beta, unit, 0)));
      }
    }
  }
}

/**
 * With g = γ·d, in place: (g − mean g − x̂·mean(g·x̂)) / √(variance + ε), the means over every example's units; for a
 * range of panels.
 */
export function layerBackward(program: Program, index: i32, delta: usize, fromPanel: i32, toPanel: i32): void {
  const before = operationAt(program, index - 1);
  const operation = operationAt(program, index);
  const weights = program.weights;
  const units = operation.units;
  const row = (<usize>program.columns) << 2;
  const count = splat(<f32>units);
  for (let panel = <usize>fromPanel; panel < <usize>toPanel; panel++) {
    const from = before.values + panel * panelBytes(program, before);
    const to = delta + panel * panelBytes(program, operation);
    const noted = operation.statistics + panel * (row << 1);
    for (let at: usize = 0; at < row; at += 16) {
      const mean = v128.load(noted + at);
      const spread = v128.load(noted + at + row);
      let sum = splat(0);
      let product = splat(0);
      let x = from + at;
      let d = to + at;
      for (let unit = 0; unit < units; unit++, x += row, d += row) {
        const g = f32x4.mul(v128.load(d), oneOf(weights, operation.gamma, unit, 1));
        const normal = f32x4.mul(f32x4.sub(v128.load(x), mean), spread);
        v128.store(d, g);
        sum = f32x4.add(sum, g);
        product = madd(g, normal, product);
      }
      sum = f32x4.div(sum, count);
      product = f32x4.div(product, count);
      x = from + at;
      d = to + at;
      for (let unit = 0; unit < units; unit++, x += row, d += row) {
        const normal = f32x4.mul(f32x4.sub(v128.load(x), mean), spread);
        const apart = f32x4.sub(f32x4.sub(v128.load(d), sum), f32x4.mul(normal, product));
        v128.store(d, f32x4.mul(spread, apart));
      }
    }
  }
}
