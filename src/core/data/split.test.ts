/** The split's laws, for any classes and share. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Examples } from "./define";
import { splitExamples } from "./split";

const anyLabels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 200 });
const anyShare = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function examplesOf(labels: readonly number[], testFrom?: number): Examples {
  const count = labels.length;
  const x = new Float32Array(2 * count);
  const examples = { count, features: 2, x, labels: Uint8Array.from(labels) };
  return testFrom === undefined ? examples : { ...examples, testFrom };
}

test("a share parts every class by itself, leaves out no example and repeats none", () => {
  fc.assert(
    fc.property(anyLabels, anyShare, anySeed, (labels, share, seed) => {
      const examples = examplesOf(labels);
      const { training, validation } = splitExamples(examples, { kind: "share", share, seed });
      const all = [...training, ...validation].sort((a, b) => a - b);
      expect(all).toEqual(labels.map((_, index) => index));
      expect([...training]).toEqual([...training].sort((a, b) => a - b));
      for (const label of new Set(labels)) {
        const members = labels.filter((other) => other === label).length;
        const held = validation.filter((index) => labels[index] === label).length;
        if (members === 1) expect(held).toBe(0);
        else {
          expect(held).toBeGreaterThanOrEqual(1);
          expect(held).toBeLessThanOrEqual(members - 1);
          expect(Math.abs(held - members * share)).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

test("the same seed gives the same split", () => {
  fc.assert(
    fc.property(anyLabels, anyShare, anySeed, (labels, share, seed) => {
      const split = () => splitExamples(examplesOf(labels), { kind: "share", share, seed });
      expect(split()).toEqual(split());
    }),
  );
});

test("another seed holds back others", () => {
  const examples = examplesOf(Array.from({ length: 100 }, (_, index) => index % 2));
  const held = (seed: number) => splitExamples(examples, { kind: "share", share: 0.2, seed }).validation;
  expect(held(1)).not.toEqual(held(2));
});

test("without a split all examples train; a set's own test part never does", () => {
  const labels = [0, 1, 0, 1, 0];
  const none = splitExamples(examplesOf(labels), { kind: "none" });
  expect([...none.training]).toEqual([0, 1, 2, 3, 4]);
  expect(none.validation).toHaveLength(0);
  const withTest = examplesOf(labels, 3);
  expect([...splitExamples(withTest, { kind: "none" }).training]).toEqual([0, 1, 2]);
  const own = splitExamples(withTest, { kind: "test" });
  expect([[...own.training], [...own.validation]]).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
  const share = splitExamples(withTest, { kind: "share", share: 0.5, seed: 1 });
  expect([...share.training, ...share.validation].every((index) => index < 3)).toBe(true);
});
