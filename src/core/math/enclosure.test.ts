/** One class around the other: as regions, not as a few examples that a bent border could go between. */
import { describe, expect, test } from "vitest";
import { rings } from "../data/rings";
import { isEnclosed } from "./enclosure";
import { createRandom } from "./random";

const made = (params: Readonly<Record<string, number | boolean>>) => rings.create(rings.params.parse(params));

describe("the rings", () => {
  test.each([
    ["as they come", { samples: 500 }, true],
    ["with two outliers beyond the outer ring", { samples: 500, outliers: true }, true],
    ["many", { samples: 5000, seed: 4 }, true],
    ["one sample a class", { samples: 1 }, false],
    ["three samples a class", { samples: 3 }, false],
    ["twenty samples a class, between which there is room", { samples: 20 }, false],
  ] as const)("%s", (_, params, enclosed) => {
    const { x, labels } = made(params);
    expect(isEnclosed(x, labels, 0, 1)).toBe(enclosed);
    // The other way round they never are.
    expect(isEnclosed(x, labels, 1, 0)).toBe(false);
  });
});

test("moved, stretched and turned it is the same; beside each other, or of an arc, it is not", () => {
  const random = createRandom(1, "enclosure");
  const count = 400;
  const labels = Uint8Array.from({ length: count }, (_, row) => row % 2);
  const polar = Array.from(labels, (label) => ({
    radius: label === 0 ? random.uniform() : 3 + 0.5 * random.normal(),
    angle: 2 * Math.PI * random.uniform(),
  }));
  const placed = (f: (x: number, y: number, label: number) => readonly [number, number], arc = 1) =>
    Float32Array.from(
      polar.flatMap(({ radius, angle }, row) =>
        f(radius * Math.cos(arc * angle), radius * Math.sin(arc * angle), labels[row]!),
      ),
    );
  expect(
    isEnclosed(
      placed((x, y) => [x, y]),
      labels,
      0,
      1,
    ),
  ).toBe(true);
  expect(
    isEnclosed(
      placed((x, y) => [100 + 2 * x - y, y / 2 + x]),
      labels,
      0,
      1,
    ),
  ).toBe(true);
  expect(
    isEnclosed(
      placed((x, y, label) => [x + 9 * label, y]),
      labels,
      0,
      1,
    ),
  ).toBe(false);
  expect(
    isEnclosed(
      placed((x, y) => [x, y], 0.8),
      labels,
      0,
      1,
    ),
  ).toBe(false);
  expect(isEnclosed(new Float32Array(0), new Uint8Array(0), 0, 1)).toBe(false);
  expect(isEnclosed(Float32Array.of(0, 0), Uint8Array.of(0), 0, 1)).toBe(false);
});
