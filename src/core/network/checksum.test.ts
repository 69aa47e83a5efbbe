/** A checksum notices every single changed bit, and takes a long array's in no time. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { checksumInStretches, checksumOfFloats, checksumOfText, STRETCH } from "./checksum";

test("one bit flipped anywhere in the weights is another checksum", () => {
  const flipped = fc.record({
    words: fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 50 }),
    at: fc.nat(),
    bit: fc.integer({ min: 0, max: 31 }),
  });
  fc.assert(
    fc.property(flipped, ({ words, at, bit }) => {
      const before = Uint32Array.from(words);
      const after = before.slice();
      const place = at % after.length;
      after[place] = (after[place] as number) ^ (1 << bit);
      expect(checksumOfFloats(new Float32Array(after.buffer))).not.toBe(
        checksumOfFloats(new Float32Array(before.buffer)),
      );
    }),
    { numRuns: runs(5000) },
  );
});

test("texts that differ, differ in their checksums; the same text has the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
      expect(checksumOfText(one) === checksumOfText(other)).toBe(one === other);
    }),
    { numRuns: runs(5000) },
  );
});

test("100,000 short texts and arrays have 100,000 checksums each, spread over all bits", () => {
  const texts = new Set<string>();
  const arrays = new Set<string>();
  const ones = new Array<number>(64).fill(0);
  for (let number = 0; number < 100_000; number++) {
    const text = checksumOfText(`n${number}`);
    texts.add(text);
    arrays.add(checksumOfFloats(Float32Array.of(number, 0)));
    const bits = BigInt(`0x${text}`);
    for (let bit = 0; bit < 64; bit++) ones[bit] = (ones[bit] as number) + Number((bits >> BigInt(bit)) & 1n);
  }
  expect(texts.size).toBe(100_000);
  expect(arrays.size).toBe(100_000);
  // A fair bit is within seven standard deviations (158) of the half.
  for (const count of ones) expect(Math.abs(count - 50_000)).toBeLessThan(7 * 158);
});

test("in stretches it is the same checksum, with a rest before each", async () => {
  for (const length of [0, 1, STRETCH, STRETCH + 1, 2 * STRETCH + 12_345]) {
    const values = Float32Array.from({ length }, (_, index) => Math.sin(index));
    const stretches: number[] = [];
    const inStretches = await checksumInStretches(values, async (floats) => void stretches.push(floats));
    expect(inStretches).toBe(checksumOfFloats(values));
    expect(stretches).toHaveLength(Math.ceil(length / STRETCH));
    expect(stretches.reduce((sum, floats) => sum + floats, 0)).toBe(length);
  }
});
