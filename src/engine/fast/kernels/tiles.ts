/**
 * The two products of a 4 × 8 tile, its 32 sums held in eight registers. Everything a dense layer computes is
 * one of them: forward and the kernel's gradient by rowTile, the derivative by the input by columnTile.
 *
 * The innermost loops take one k a round on purpose: the optimizing compiler of V8 puts all loads of a straight
 * stretch first and then spills registers, so unrolled they run at less than half the speed.
 */
import { madd } from "./lanes";

/**
 * to[r][c] = Σ A[r][k] · B[k][c], 4 × 8 floats in a row.
 * @param a blocks [4][8] of A: four rows, eight k; `aStep` bytes apart
 * @param b blocks [8][8] of B: eight k, eight columns; one after the other
 */
export function rowTile(a: usize, aStep: usize, b: usize, blocks: i32, to: usize): void {
  let p0 = f32x4.splat(0), q0 = f32x4.splat(0);
  let p1 = f32x4.splat(0), q1 = f32x4.splat(0);
  let p2 = f32x4.splat(0), q2 = f32x4.splat(0);
  let p3 = f32x4.splat(0), q3 = f32x4.splat(0);
  aStep -= 32;
  for (; blocks > 0; --blocks) {
    const end = b + 256;
    do {
      const p = v128.load(b, 0), q = v128.load(b, 16);
      const s0 = v128.load32_splat(a, 0);
      p0 = madd(s0, p, p0), q0 = madd(s0, q, q0);
      const s1 = v128.load32_splat(a, 32);
      p1 = madd(s1, p, p1), q1 = madd(s1, q, q1);
      const s2 = v128.load32_splat(a, 64);
      p2 = madd(s2, p, p2), q2 = madd(s2, q, q2);
      const s3 = v128.load32_splat(a, 96);
      p3 = madd(s3, p, p3), q3 = madd(s3, q, q3);
      a += 4;
      b += 32;
    } while (b != end);
    a += aStep;
  }
  v128.store(to, p0, 0);
  v128.store(to, q0, 16);
  v128.store(to, p1, 32);
  v128.store(to, q1, 48);
  v128.store(to, p2, 64);
  v128.store(to, q2, 80);
  v128.store(to, p3, 96);
  v128.store(to, q3, 112);
}

/**
 * to[r][c] = Σ A[k][r] · B[k][c], 4 × 8 floats in a row.
 * @param a rows of 8 floats, of which the first four are A's at this k
 * @param b blocks [4][8] of B: four k, eight columns; `bStep` bytes apart
 */
export function columnTile(a: usize, b: usize, bStep: usize, blocks: i32, to: usize): void {
  let p0 = f32x4.splat(0), q0 = f32x4.splat(0);
  let p1 = f32x4.splat(0), q1 = f32x4.splat(0);
  let p2 = f32x4.splat(0), q2 = f32x4.splat(0);
  let p3 = f32x4.splat(0), q3 = f32x4.splat(0);
  bStep -= 128;
  for (; blocks > 0; --blocks) {
    const end = b + 128;
    do {
      const p = v128.load(b, 0), q = v128.load(b, 16);
      const s0 = v128.load32_splat(a, 0);
      p0 = madd(s0, p, p0), q0 = madd(s0, q, q0);
      const s1 = v128.load32_splat(a, 4);
      p1 = madd(s1, p, p1), q1 = madd(s1, q, q1);
      const s2 = v128.load32_splat(a, 8);
      p2 = madd(s2, p, p2), q2 = madd(s2, q, q2);
      const s3 = v128.load32_splat(a, 12);
      p3 = madd(s3, p, p3), q3 = madd(s3, q, q3);
      a += 32;
      b += 32;
    } while (b != end);
    b += bStep;
  }
  v128.store(to, p0, 0);
  v128.store(to, q0, 16);
  v128.store(to, p1, 32);
  v128.store(to, q1, 48);
  v128.store(to, p2, 64);
  v128.store(to, q2, 80);
  v128.store(to, p3, 96);
  v128.store(to, q3, 112);
}
