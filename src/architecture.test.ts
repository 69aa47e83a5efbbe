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
    packages: ["zod/*", "ml-matrix", "pure-rand/*", "@dagrejs/dagre"],
    types: ["@tensorflow/tfjs"],
  },
  viz: { parts: ["core"], packages: [] },
  engine: { parts: ["core"], packages: ["@tensorflow/*", "comlink"] },
  app: {
    parts: ["core"],
    packages: ["zustand/*", "comlink", "idb"],
    files: [
      "engine/protocol",
      "engine/worker.ts",
      "engine/worker.ts?worker&url",
      "engine/lottery/lottery-worker.ts?worker&url",
    ],
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

/** The file that a relative import means; undefined for what is no source file, as styles are. */
function resolved(file: string, from: string, known: ReadonlySet<string>): string | undefined {
  const target = join(dirname(file), from);
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) => known.has(path));
}

/** Files that import one another, directly or through others: Tarjan's strongly connected components. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    let low = order.size - 1;
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low = Math.min(low, lowest.get(next) ?? order.get(next) ?? low);
    }
    lowest.set(file, low);
    if (low !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || graph.get(file)?.includes(file)) found.push(circle.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

test("no file imports itself by way of others, types included", () => {
  const texts = new Map(files.map((path) => [relative(source, path), readFileSync(path, "utf8")]));
  const known = new Set(texts.keys());
  const graph = new Map(
    [...texts].map(([file, text]) => [
      file,
      importsOf(text).flatMap(({ from }) => resolved(file, from, known) ?? []),
    ]),
  );
  expect([...graph.values()].flat().length).toBeGreaterThan(1000);
  expect(circles(graph)).toEqual([]);
});

test("the finder of circles finds planted ones, and takes no diamond for one", () => {
  const graph = (text: string) =>
    new Map(text.split(" ").map((line) => [line[0] ?? "", [...line.slice(1)]] as const));
  expect(circles(graph("abc bd cd d"))).toEqual([]);
  expect(circles(graph("ab ba"))).toEqual([["a", "b"]]);
  expect(circles(graph("aa b"))).toEqual([["a"]]);
  expect(circles(graph("xa ab bcd ca de ed"))).toEqual([
    ["d", "e"],
    ["a", "b", "c"],
  ]);
});

test("the rule catches planted faults", () => {
  const planted: [string, string][] = [
    ["core/bad.ts", 'import * as tf from "@tensorflow/tfjs";'],
    ["core/nodes/bad.ts", 'import { x } from "../../ui/inspector";'],
    ["core/bad.ts", 'import type { App } from "../app/app";'],
    ["viz/plane/bad.ts", 'import type { NodePicture } from "../../engine/protocol";'],
    ["engine/bad.ts", 'const page = await import("../app/app");'],
    ["ui/bad.tsx", 'import { createTrainer, type Trainer } from "../engine/training/trainer";'],
    ["ui/bad.tsx", 'export * from "../engine/training/trainer";'],
    ["app/bad.ts", 'import "react";'],
  ];
  for (const [file, text] of planted) expect(faults(file, text)).toHaveLength(1);
  expect(faults("core/good.ts", 'import type * as TensorFlow from "@tensorflow/tfjs";')).toEqual([]);
});

test("only the trainer, the background work and the fast engine start workers", () => {
  const starters = files
    .filter((path) => readFileSync(path, "utf8").includes("new Worker("))
    .map((path) => relative(source, path));
  expect(starters.filter((file) => !file.endsWith(".test.ts"))).toEqual([
    "app/background/background.ts",
    "app/trainer/module-worker.ts",
    "engine/fast/threads/helpers.ts",
  ]);
});
