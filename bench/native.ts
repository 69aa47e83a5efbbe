/** The rivals of Python, where `npm run bench:native` has made their environment: bench/native.py, run and read. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Rate } from "./measure";

export interface NativeRate {
  /** "PyTorch 2.15, 1 thread". */
  readonly who: string;
  /** Steps a second, or milliseconds for W5. */
  readonly rate: Rate;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const python = `${root}.venv-bench/bin/python`;

export const hasNative = existsSync(python);

/** Times one piece of work; empty where there is nothing to time it with. */
export function nativeRates(work: string): readonly NativeRate[] {
  if (!hasNative) return [];
  const { stdout, stderr, status } = spawnSync(python, [`${root}bench/native.py`, work], {
    encoding: "utf8",
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3", KERAS_BACKEND: "tensorflow" },
  });
  if (status !== 0) console.error(stderr.slice(-2000));
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}
