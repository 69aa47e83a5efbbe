/** The unit tests with all runs of every property test (scripts/runs.ts): `npm run verify:properties` and `verify:engine`. */
import { mergeConfig } from "vitest/config";
import unit from "./vitest.config";

export default mergeConfig(unit, { test: { env: { UNFOLD_RUNS: "all" }, testTimeout: 1_200_000 } });
