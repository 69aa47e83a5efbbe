/** The import rule as a test: what each part of the program may import from. Nothing imports upwards, types included. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Rule {
  /** Other parts it may import from, besides itself. */
  readonly parts: readonly string[];
  /** Packages it may import; a trailing * stands for anything. */
  readonly packages: readonly string[];
  /** Packages it may import as types only. */
  readonly types?: readonly string[];
  /** Single files of other parts that it may import. */
  readonly files?: readonly string[];
}

const mayImport: Record<string, Rule> = {
  core: {
    parts: [],
    packages: ["zod", "ml-matrix", "pure-rand/*", "@dagrejs/dagre"],
    types: ["@tensorflow/tfjs"],
  },
  viz: { parts: ["core"], packages: [] },
  engine: { parts: ["core"], packages: ["@tensorflow/*", "comlink"] },
  app: {
    parts: ["core"],
    packages: ["zustand/*", "comlink", "idb"],
    files: ["engine/protocol", "engine/worker.ts"],
  },
  ui: { parts: ["core", "viz", "app"], packages: ["*"], files: ["engine/protocol"] },
  gallery: { parts: ["core", "viz"], packages: ["@fontsource-variable/*"] },
};

const source = dirname(fileURLToPath(import.meta.url));

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** import … from, export … from, side effects, import() and new URL(…, import.meta.url). */
function importsOf(text: string): Import[] {
  const found: Import[] = [];
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s*["']([^"']+)["']/gm)) {
    found.push({ from: match[2] ?? "", typeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(
    /^\s*import\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|new URL\(\s*["']([^"']+)["'],\s*import\.meta\.url/gm,
  )) {
    found.push({ from: match[1] ?? match[2] ?? match[3] ?? "", typeOnly: false });
  }
  return found;
}

function fits(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Sentences about every import of this file that its part's rule forbids. */
function faults(file: string, text: string): string[] {
  const part = file.split("/")[0] ?? "";
  const rule = mayImport[part];
  if (!rule) return [];
  const isTest = /\.test\.tsx?$/.test(file) || file.includes("/testing/");
  return importsOf(text).flatMap(({ from, typeOnly }) => {
    if (from.startsWith(".")) {
      const target = join(dirname(file), from);
      const targetPart = target.split("/")[0] ?? "";
      const allowed =
        targetPart === part ||
        target.startsWith("..") ||
        rule.parts.includes(targetPart) ||
        rule.files?.includes(target);
      return allowed ? [] : [`src/${file} may not import "${from}"`];
    }
    // Tests may use any package, but no other part.
    if (isTest || rule.packages.some((pattern) => fits(pattern, from))) return [];
    if (typeOnly && rule.types?.some((pattern) => fits(pattern, from))) return [];
    return [`src/${file} may not import "${from}"`];
  });
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = sourceFiles(source);

test("no part imports what it may not", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((path) => faults(relative(source, path), readFileSync(path, "utf8")))).toEqual([]);
});

test("the rule catches planted faults", () => {
  const planted: [string, string][] = [
    ["core/bad.ts", 'import * as tf from "@tensorflow/tfjs";'],
    ["core/nodes/bad.ts", 'import { x } from "../../ui/inspector";'],
    ["core/bad.ts", 'import type { App } from "../app/app";'],
    ["viz/plane/bad.ts", 'import type { NodePicture } from "../../engine/protocol";'],
    ["engine/bad.ts", 'const page = await import("../app/app");'],
    ["ui/bad.tsx", 'import { Trainer } from "../engine/training/trainer";'],
    ["ui/bad.tsx", 'export * from "../engine/training/trainer";'],
    ["app/bad.ts", 'import "react";'],
  ];
  for (const [file, text] of planted) expect(faults(file, text)).toHaveLength(1);
  expect(faults("core/good.ts", 'import type * as TensorFlow from "@tensorflow/tfjs";')).toEqual([]);
});

test("only the engine client starts a worker, and the fast engine its helpers", () => {
  const starters = files
    .filter((path) => readFileSync(path, "utf8").includes("new Worker("))
    .map((path) => relative(source, path));
  expect(starters.filter((file) => !file.endsWith(".test.ts"))).toEqual([
    "app/run/engine-client.ts",
    "engine/fast/threads/helpers.ts",
  ]);
});
