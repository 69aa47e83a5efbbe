/**
 * Kinds and activations are known by name in their own folders and in the tables over all of them, and nowhere else: who
 * wants to know something of a kind asks its spec for it by its meaning (hasKernel, meaning, warp).
 *
 * Left out are tests, `testing/` and the gallery, which have to say what they are made of: there a wrong name does not
 * compile (ChainLink, NodeSample). The tables are Records over NodeKind: there a missing name does not compile.
 *
 * In how many files code names a new one is counted here too, and stands in CONTRIBUTING.md.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nodeSpecs } from "./core/nodes";
import { activationNames } from "./core/nodes/activation/functions";

const source = dirname(fileURLToPath(import.meta.url));

/** Files that may name kinds or activations as strings, and why. */
const exceptions: Readonly<Record<string, string>> = {
  "core/network/chain.ts": "builds plain chains for presets, templates and tests",
  "engine/tensorflow/engine.ts": "the name of a random stream, on which the masks depend",
  // The word is another one there.
  "app/storage/files.ts": "an HTML element",
  "ui/neurons/WeightEditor.tsx": "an HTML element",
  "ui/runs/Overlay.tsx": "a linear scale",
  "ui/runs/OverlayChart.tsx": "a linear scale",
  "ui/training/chart-axes.ts": "a linear scale",
  "ui/training/Curve.tsx": "a linear scale",
  "ui/training/TrainingPane.tsx": "a linear scale",
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [relative(source, path)] : [];
  });
}

const names = [...nodeSpecs.map(({ kind }) => kind), ...activationNames];
const bareName = new RegExp(`(["'\`])(${names.join("|")})\\1`);

/** A file's text without its comments. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

/** Lines of code that hold a name as a string; comments may. */
function linesThatName(text: string): readonly string[] {
  return codeOf(text)
    .split("\n")
    .filter((line) => bareName.test(line));
}

const isLeftOut = (file: string) =>
  /\.test\.tsx?$|\/testing\/|^gallery\/|^core\/nodes\/|kernels\/build/.test(file);

test("no kind and no activation is named by a bare string outside of its folder", () => {
  const files = sourceFiles(source).filter((file) => !isLeftOut(file));
  expect(files.length).toBeGreaterThan(300);
  const faults = files
    .filter((file) => !(file in exceptions))
    .flatMap((file) =>
      linesThatName(readFileSync(join(source, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
    );
  expect(faults).toEqual([]);
});

/** Code outside of tests that names a kind or an activation, in whatever spelling: files by the part they lie in. */
function filesThatName(pattern: RegExp): Partial<Record<string, readonly string[]>> {
  const isOther = (file: string) => /\.test\.tsx?$|\/testing\/|^gallery\/|kernels\/build/.test(file);
  const found = sourceFiles(source)
    .filter((file) => !isOther(file))
    .filter((file) => pattern.test(file) || pattern.test(codeOf(readFileSync(join(source, file), "utf8"))))
    .sort();
  const partOf = (file: string) => {
    if (file === "core/nodes/index.ts") return "list";
    if (readFileSync(join(source, file), "utf8").includes("Record<NodeKind")) return "tables";
    return file.startsWith("core/nodes/") ? "own" : "others";
  };
  const parts: Record<string, string[]> = {};
  for (const file of found) parts[partOf(file)] = [...(parts[partOf(file)] ?? []), file];
  return parts;
}

test.each([
  ["BatchNormalization", /batch-?normali[sz]|NORMALIZE_BATCH/i],
  ["LayerNormalization", /layer-?normali[sz]|NORMALIZE_LAYER/i],
  ["an activation, GELU", /\bgelu\b/i],
] as const)("CONTRIBUTING.md says in how many files code names %s", (name, pattern) => {
  const contributing = readFileSync(join(source, "../CONTRIBUTING.md"), "utf8");
  const row = contributing.split("\n").find((line) => line.startsWith(`| ${name} |`));
  const told = row?.split("|").slice(2, -1).map(Number);
  const { own = [], list = [], tables = [], others = [] } = filesThatName(pattern);
  const counted = [own, list, tables, others].map(({ length }) => length);
  const total = counted.reduce((sum, count) => sum + count, 0);
  expect(told, [...own, ...list, ...tables, ...others].join("\n")).toEqual([...counted, total]);
});

test("every exception is one still", () => {
  for (const file of Object.keys(exceptions))
    expect(linesThatName(readFileSync(join(source, file), "utf8")), file).not.toEqual([]);
});

test("the rule catches planted faults", () => {
  expect(linesThatName('const isBend = kind === "activation";')).toHaveLength(1);
  expect(linesThatName("if (params.function === 'tanh') return;")).toHaveLength(1);
  expect(linesThatName('/** "tanh": a curve */\n// "dense", say\nconst x = hasKernel(node);')).toEqual([]);
});
