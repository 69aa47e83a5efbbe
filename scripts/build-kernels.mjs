/**
 * `npm run kernels`: compiles the fast engine's kernels (AssemblyScript, src/engine/fast/kernels) to WebAssembly,
 * once for plain and once for relaxed SIMD, each for one thread and for several that share a memory, and writes
 * them as base64 into one TypeScript file. As a module like
 * any other it loads the same way in the page's worker, in tests and on the command line, with no file to fetch.
 * Does nothing where that file is newer than every source.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "src/engine/fast/kernels");
const target = join(sources, "build/modules.ts");

const simd = ["--enable", "simd"];
const relaxed = [...simd, "--enable", "relaxed-simd"];
// As many pages as 32-bit addresses reach; how much a memory may really grow is said where it is made.
const threads = ["--enable", "threads", "--sharedMemory", "--maximumMemory", "65536"];

const variants = {
  simd: ["index.ts", ...simd],
  relaxed: ["index.ts", ...relaxed],
  simdThreads: ["threaded.ts", ...simd, ...threads],
  relaxedThreads: ["threaded.ts", ...relaxed, ...threads],
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
  for (const [name, [entry, ...features]] of Object.entries(variants)) {
    const binary = await compile(asc, entry, features);
    lines.push(`export const ${name} =\n  "${Buffer.from(binary).toString("base64")}";`);
  }
  mkdirSync(join(sources, "build"), { recursive: true });
  writeFileSync(target, `${lines.join("\n")}\n`);
}

async function compile(asc, entry, features) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      join(sources, entry),
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
