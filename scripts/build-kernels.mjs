/**
 * `npm run kernels`: compiles the fast engine's kernels (AssemblyScript, src/engine/fast/kernels) to WebAssembly,
 * once for plain and once for relaxed SIMD, and writes both as base64 into one TypeScript file. As a module like
 * any other it loads the same way in the page's worker, in tests and on the command line, with no file to fetch.
 * Does nothing where that file is newer than every source.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "src/engine/fast/kernels");
const target = join(sources, "build/modules.ts");

const variants = {
  simd: ["--enable", "simd"],
  relaxed: ["--enable", "simd", "--enable", "relaxed-simd"],
};

if (isStale()) await build();

function isStale() {
  const built = statSync(target, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const inputs = readdirSync(sources).filter((name) => name.endsWith(".ts"));
  const paths = [...inputs.map((name) => join(sources, name)), fileURLToPath(import.meta.url)];
  return paths.some((path) => statSync(path).mtimeMs > built);
}

async function build() {
  const { default: asc } = await import("assemblyscript/asc");
  const lines = ["/** Made by scripts/build-kernels.mjs: the kernels as WebAssembly, base64. */"];
  for (const [name, features] of Object.entries(variants)) {
    lines.push(
      `export const ${name} =\n  "${Buffer.from(await compile(asc, features)).toString("base64")}";`,
    );
  }
  mkdirSync(join(sources, "build"), { recursive: true });
  writeFileSync(target, `${lines.join("\n")}\n`);
}

async function compile(asc, features) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      join(sources, "index.ts"),
      ...features,
      ...["-O3", "--converge", "--noAssert", "--runtime", "stub"],
      ...["--importMemory", "--initialMemory", "1", "--use", "abort="],
      ...["--outFile", "kernels.wasm"],
    ],
    {
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
  );
  const text = stderr.toString();
  if (text) console.error(text);
  if (error || !binary) {
    console.error(`The kernels did not compile: ${error?.message ?? "no output"}`);
    process.exit(1);
  }
  return binary;
}
