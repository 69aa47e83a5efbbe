import { expect, test } from "vitest";
import { isUntaught } from "./run-start-words";

test("only fresh weights of the seed are untaught: brought, kept and set ones may well have a layer that does the work", () => {
  expect(isUntaught({ kind: "seed" }, 0)).toBe(true);
  expect(isUntaught({ kind: "seed" }, 1)).toBe(false);
  expect(isUntaught({ kind: "brought" }, 0)).toBe(false);
  expect(isUntaught({ kind: "by hand" }, 0)).toBe(false);
  expect(isUntaught({ kind: "kept", steps: 384 }, 0)).toBe(false);
});
