/** Floats as text are Node's own base64 of their bytes, and come back to the bit. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFloats, encodeFloats } from "./base64";

const bitsOf = (floats: Float32Array) => new Uint32Array(floats.buffer, floats.byteOffset, floats.length);

test("any bits at all, infinities and NaNs too, are Node's base64 and come back", () => {
  let ran = 0;
  fc.assert(
    fc.property(fc.uint32Array({ maxLength: 200 }), (bits) => {
      const floats = new Float32Array(bits.slice().buffer);
      const text = encodeFloats(floats);
      expect(text).toBe(Buffer.from(bits.slice().buffer).toString("base64"));
      expect([...bitsOf(decodeFloats(text)!)]).toEqual([...bits]);
      ran += 1;
    }),
  );
  expect(ran).toBeGreaterThan(0);
});

test("a part of a larger array, and more than one piece", () => {
  const all = Float32Array.from({ length: 30_001 }, (_, index) => Math.sin(index));
  const part = all.subarray(1, 30_000);
  expect(decodeFloats(encodeFloats(part))).toEqual(part.slice());
});

test("what is no base64, or no whole number of floats, is refused", () => {
  for (const text of ["***", "AAAA", "AAAAA", "AAAAAAA"]) expect(decodeFloats(text)).toBe(undefined);
});
