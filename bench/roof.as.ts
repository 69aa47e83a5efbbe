/** The roof: fused multiply-adds on registers alone, as many in flight as the processor takes. Compiled by bench/roof.ts. */
export function roof(rounds: i32): f32 {
  const a = f32x4.splat(0.999);
  const b = f32x4.splat(0.001);
  let c0 = f32x4.splat(1),
    c1 = f32x4.splat(2),
    c2 = f32x4.splat(3),
    c3 = f32x4.splat(4);
  let c4 = f32x4.splat(5),
    c5 = f32x4.splat(6),
    c6 = f32x4.splat(7),
    c7 = f32x4.splat(8);
  let c8 = f32x4.splat(9),
    c9 = f32x4.splat(10);
  for (; rounds > 0; --rounds) {
    c0 = v128.relaxed_madd<f32>(a, b, c0);
    c1 = v128.relaxed_madd<f32>(a, b, c1);
    c2 = v128.relaxed_madd<f32>(a, b, c2);
    c3 = v128.relaxed_madd<f32>(a, b, c3);
    c4 = v128.relaxed_madd<f32>(a, b, c4);
    c5 = v128.relaxed_madd<f32>(a, b, c5);
    c6 = v128.relaxed_madd<f32>(a, b, c6);
    c7 = v128.relaxed_madd<f32>(a, b, c7);
    c8 = v128.relaxed_madd<f32>(a, b, c8);
    c9 = v128.relaxed_madd<f32>(a, b, c9);
  }
  const s = f32x4.add(
    f32x4.add(f32x4.add(c0, c1), f32x4.add(c2, c3)),
    f32x4.add(f32x4.add(c4, c5), f32x4.add(f32x4.add(c6, c7), f32x4.add(c8, c9))),
  );
  return f32x4.extract_lane(s, 0);
}
