/** The initialisers draw within Keras's limits, with Keras's variance, and by the seed alone. */
import { expect, test } from "vitest";
import { createRandom } from "../math/random";
import { initialiserNames, initialisers } from "./initialisers";

const INPUTS = 30;
const UNITS = 50;
const draws = (name: (typeof initialiserNames)[number], seed: number) => {
  const random = createRandom(seed, "initialisers");
  return Array.from({ length: 20_000 }, () => initialisers[name].draw(INPUTS, UNITS, random));
};

test.each([
  ["glorotUniform", 2 / (INPUTS + UNITS), Math.sqrt(6 / (INPUTS + UNITS))],
  ["glorotNormal", 2 / (INPUTS + UNITS), (2 * Math.sqrt(2 / (INPUTS + UNITS))) / 0.8796],
  ["heUniform", 2 / INPUTS, Math.sqrt(6 / INPUTS)],
  ["heNormal", 2 / INPUTS, (2 * Math.sqrt(2 / INPUTS)) / 0.8796],
  ["zeros", 0, 0],
] as const)("%s has variance %f and stays within ±%f", (name, variance, limit) => {
  const values = draws(name, 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThanOrEqual(4 * Math.sqrt(variance / values.length));
  expect(Math.abs(spread - variance)).toBeLessThanOrEqual(0.04 * variance);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(limit * 1.0001);
});

test("the same seed draws the same, another seed something else", () => {
  for (const name of initialiserNames) {
    expect(draws(name, 4)).toEqual(draws(name, 4));
    if (name !== "zeros") expect(draws(name, 4)).not.toEqual(draws(name, 5));
    expect(initialisers[name].title).toMatch(/^[A-Z]/);
  }
});
