/**
 * Dropout. Whether a unit of an example is silenced is told by hashing its place with the step's seed, so the
 * mask is never kept: going back asks again.
 */
import { splat } from "./lanes";
import { Program, panelBytes, Operation } from "./records";

/**
 * to ← from where the unit stays, times 1 / (1 − rate); 0 where it is silenced, for a range of panels. `to` and
 * `from` may be the same.
 * @param from panels of this operation's rows
 */
export function drop(program: Program, operation: Operation, from: usize, to: usize, fromPanel: i32, toPanel: i32): void {
  const scale = splat(1 / (1 - operation.rate));
  // The hash's upper 31 bits, compared as whole numbers, which SIMD has with a sign only.
  const limit = i32x4.splat(<i32>(<f64>operation.rate * 2147483648.0));
  const seed = program.seed ^ (<u32>operation.salt * 0x9e3779b9);
  const lanes = i32x4(0, 1, 2, 3);
  const step = panelBytes(program, operation);
  from += <usize>fromPanel * step;
  to += <usize>fromPanel * step;
  for (let panel = fromPanel; panel < toPanel; panel++, from += step, to += step) {
    let at: usize = 0;
    for (let unit = 0; unit < operation.units; unit++) {
      for (let column = 0; column < program.columns; column += 4, at += 16) {
        // The place is the example and the unit, not the address, which hangs on the layout.
        const example = panel * program.columns + column;
        let hash = i32x4.add(lanes, i32x4.splat(example));
        hash = i32x4.mul(hash, i32x4.splat(0x9e3779b1));
        hash = i32x4.add(hash, i32x4.splat(<i32>(seed + <u32>unit * 0x85ebca77)));
        hash = v128.xor(hash, i32x4.shr_u(hash, 16));
        hash = i32x4.mul(hash, i32x4.splat(0x7feb352d));
        hash = v128.xor(hash, i32x4.shr_u(hash, 15));
        hash = i32x4.mul(hash, i32x4.splat(0x846ca68b));
        const stays = i32x4.ge_s(i32x4.shr_u(hash, 1), limit);
        v128.store(to + at, v128.and(f32x4.mul(v128.load(from + at), scale), stays));
      }
    }
  }
}
