/** Every preset asks, offers guesses, has one right answer, and its numbers are those of the material. */
import katex from "katex";
import { describe, expect, test } from "vitest";
import { composeFacts, directionTrail, powerFacts } from "./compose";
import { labFacts } from "./facts";
import { labFormulas } from "./formulas";
import { writeFact } from "./numbers";
import { labPreset, labPresets } from "./presets";
import { labSentence } from "./sentences";
import { labFigure, largestCoordinate } from "./shapes";
import { biasOf, matrixOf } from "./state";

const factsOf = (id: string) => {
  const preset = labPreset(id);
  if (!preset) throw new Error(id);
  return labFacts(matrixOf(preset.state.matrix), biasOf(preset.state));
};

test.each(labPresets.map((preset) => [preset.id, preset] as const))("%s", (id, preset) => {
  expect(preset.question).toMatch(/\?$/);
  expect(preset.choices.length).toBeGreaterThanOrEqual(2);
  expect(preset.choices[preset.right]).toBeDefined();
  expect(preset.answer).toMatch(/[.)]$/);
  expect(preset.lookAt).toMatch(/\.$/);
  expect(preset.state.preset).toBe(id);
  expect(labSentence(preset.state, factsOf(id))).not.toMatch(/NaN|undefined|Infinity/);
});

test("names are unique, and every statement to put right is put right", () => {
  expect(new Set(labPresets.map(({ id }) => id)).size).toBe(labPresets.length);
  const corrections = labPresets.map(({ correction }) => correction ?? "").join("\n");
  for (const part of [
    "so has every shear",
    "|det A| > 1",
    "no real eigenvectors",
    "y axis only for this A",
    "max |coordinate|",
  ]) {
    expect(corrections).toContain(part);
  }
});

describe("the material's numbers", () => {
  test("areas", () => {
    const determinants = [
      "rotation",
      "stretch",
      "area",
      "shear",
      "collapse",
      "mirror",
      "mirror-diagonal",
      "negative-grows",
      "shrink",
    ];
    expect(determinants.map((id) => writeFact(factsOf(id).determinant))).toEqual([
      "1",
      "2",
      "6",
      "1",
      "0",
      "6",
      "−1",
      "−2",
      "0.3",
    ]);
    const mirror = labPreset("mirror");
    expect(mirror && labFacts(matrixOf(mirror.state.second), [0, 0]).determinant).toBe(-6);
  });

  test("directions", () => {
    expect(factsOf("eigen").eigen).toMatchObject({ kind: "real" });
    expect(factsOf("no-eigen").eigen).toMatchObject({ kind: "complex" });
    expect(factsOf("spiral").eigen).toMatchObject({ kind: "complex" });
    expect(factsOf("defective").eigen).toMatchObject({ kind: "defective", value: 1 });
    expect(factsOf("every-direction").eigen).toMatchObject({ kind: "repeated", value: 2 });
    expect(factsOf("singular").singularValues.map((value) => writeFact(value))).toEqual(["7.2327", "0.8296"]);
    expect(factsOf("bias-eigen").bias).toEqual([0, 4]);
    expect(labSentence(labPreset("multiple")?.state ?? labPresets[0]!.state, factsOf("multiple"))).toContain(
      "λ = 7.1623.",
    );
    expect(factsOf("trained-layer").determinant).toBeCloseTo(-2.8625, 4);
  });

  test("the second image of the mirror preset is the first with its x turned round", () => {
    const state = labPreset("mirror")?.state;
    if (!state) throw new Error("mirror");
    expect(composeFacts([-1, 0, 0, 1], matrixOf(state.matrix)).ab).toEqual(matrixOf(state.second));
  });

  test("figures: 100 points of circle and ellipse, 10 of the parabola on [−1, 1]", () => {
    const of = (shape: "circle" | "ellipse" | "parabola") =>
      labFigure({ shape, drawn: [] }, undefined).lines[0]!;
    expect(of("circle")).toHaveLength(200);
    expect(of("ellipse")).toHaveLength(200);
    expect(largestCoordinate([of("ellipse")])).toBe(2);
    const parabola = of("parabola");
    expect(parabola).toHaveLength(20);
    for (let at = 0; at < 20; at += 2) expect(parabola[at + 1]).toBeCloseTo(parabola[at]! ** 2, 6);
    expect([parabola[0], parabola[18]]).toEqual([-1, 1]);
  });
});

test("rings and clouds lie where the material's densities are", () => {
  const rings = labFigure({ shape: "rings", drawn: [] }, undefined).examples!;
  const radii = Array.from(rings.labels.keys()).map((row) =>
    Math.hypot(rings.points[2 * row]!, rings.points[2 * row + 1]!),
  );
  const mean = (label: number) => {
    const own = radii.filter((_, row) => rings.labels[row] === label);
    return own.reduce((sum, radius) => sum + radius, 0) / own.length;
  };
  // E[r] of r·exp(−(r − R)²/s²) is about R + s²/(2R).
  expect(mean(0)).toBeCloseTo(2 + 0.0625, 0.8);
  expect(mean(1)).toBeCloseTo(5 + 0.025, 0.8);
  expect(labFigure({ shape: "rings", drawn: [] }, undefined).examples).toBe(rings);
});

test("every formula of every preset, and of degenerate matrices, is valid TeX", () => {
  const matrices = [
    ...labPresets.map(({ state }) => matrixOf(state.matrix)),
    [0, 0, 0, 0],
    [0, 1, 0, 0],
    [1e6, -1e-6, 1e-6, 1e6],
    [-1e-9, 0, 0, 1e-9],
  ] as const;
  for (const matrix of matrices) {
    for (const { tex, spoken } of labFormulas(labFacts(matrix, [1, -2]))) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" })).not.toThrow();
      expect(tex + spoken).not.toMatch(/NaN|undefined|−0[^.]/);
    }
  }
});

test("the material's formulas, number by number", () => {
  const tex = Object.fromEntries(labFormulas(factsOf("area")).map((formula) => [formula.id, formula.tex]));
  expect(tex.determinant).toBe("\\det A = 6 \\cdot 2 - 2 \\cdot 3 = 6");
  expect(tex.characteristic).toContain("\\lambda^2 - 8\\,\\lambda + 6 = 0");
  expect(tex.eigen).toContain("\\lambda_1 = 7.1623");
  expect(tex.eigen).toContain("\\lambda_2 = 0.8377");
  expect(tex.singular).toContain("\\sigma_1 = 7.2327,\\; \\sigma_2 = 0.8296");
  expect(tex.inverse).toContain("\\frac{1}{6}");
});

describe("powers", () => {
  test("directions swing to the winner, and every matrix's winner is one of its own", () => {
    const { winner, powers } = powerFacts([2, 1, 1, 2], 6);
    expect(powers).toHaveLength(7);
    expect(powers[6]).toEqual([365, 364, 364, 365]);
    const trail = directionTrail([2, 1, 1, 2], [1, 0], 30);
    const last = trail.at(-1)!;
    expect(last[0]).toBeCloseTo(winner![0], 9);
    expect(last[1]).toBeCloseTo(winner![1], 9);
  });

  test("who wins, case by case", () => {
    const said = (a: number, b: number, c: number, d: number) => powerFacts([a, b, c, d], 3).sentence;
    expect(said(0, -1, 1, 0)).toContain(
      "No direction wins: every step turns 90° to the left and keeps the size",
    );
    expect(said(2, 0, 0, 2)).toContain("every one is kept");
    expect(said(1, 1, 0, 1)).toContain("1/n");
    expect(said(0, 1, 0, 0)).toContain("The second step sends everything to 0");
    expect(said(1, 0, 0, -1)).toContain("same size");
    expect(said(-3, 0, 0, 1)).toContain("changing sides");
    expect(said(3, 2, 3, 2)).toContain("after one step everything lies on it");
    expect(directionTrail([0, 1, 0, 0], [0, 1], 5)).toHaveLength(2);
  });

  test("products: order and areas", () => {
    const turnAndStretch = composeFacts([0, -1, 1, 0], [2, 0, 0, 1]);
    expect(turnAndStretch).toMatchObject({ ab: [0, -1, 2, 0], ba: [0, -2, 1, 0], commute: false });
    expect(composeFacts([2, 1, 1, 2], [3, 1, 1, 3]).commute).toBe(true);
  });
});
