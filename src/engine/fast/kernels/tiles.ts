/**
 * The two products of a 4 × 8 tile, its 32 sums held in eight registers. Everything a dense layer computes is
 * one of them: forward and the kernel's gradient by rowTile, the derivative by the input by columnTile.
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
  for (; blocks > 0; --blocks) {
    let p: v128, q: v128, s: v128;
    p = v128.load(b, 0); q = v128.load(b, 16);
    s = v128.load32_splat(a, 0); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 32); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 64); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 96); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 32); q = v128.load(b, 48);
    s = v128.load32_splat(a, 4); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 36); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 68); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 100); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 64); q = v128.load(b, 80);
    s = v128.load32_splat(a, 8); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 40); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 72); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 104); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 96); q = v128.load(b, 112);
    s = v128.load32_splat(a, 12); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 44); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 76); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 108); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 128); q = v128.load(b, 144);
    s = v128.load32_splat(a, 16); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 48); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 80); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 112); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 160); q = v128.load(b, 176);
    s = v128.load32_splat(a, 20); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 52); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 84); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 116); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 192); q = v128.load(b, 208);
    s = v128.load32_splat(a, 24); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 56); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 88); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 120); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 224); q = v128.load(b, 240);
    s = v128.load32_splat(a, 28); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 60); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 92); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 124); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    a += aStep;
    b += 256;
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
  for (; blocks > 0; --blocks) {
    let p: v128, q: v128, s: v128;
    p = v128.load(b, 0); q = v128.load(b, 16);
    s = v128.load32_splat(a, 0); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 4); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 8); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 12); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 32); q = v128.load(b, 48);
    s = v128.load32_splat(a, 32); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 36); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 40); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 44); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 64); q = v128.load(b, 80);
    s = v128.load32_splat(a, 64); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 68); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 72); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 76); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    p = v128.load(b, 96); q = v128.load(b, 112);
    s = v128.load32_splat(a, 96); p0 = madd(s, p, p0); q0 = madd(s, q, q0);
    s = v128.load32_splat(a, 100); p1 = madd(s, p, p1); q1 = madd(s, q, q1);
    s = v128.load32_splat(a, 104); p2 = madd(s, p, p2); q2 = madd(s, q, q2);
    s = v128.load32_splat(a, 108); p3 = madd(s, p, p3); q3 = madd(s, q, q3);
    a += 128;
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
