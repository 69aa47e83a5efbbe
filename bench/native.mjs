/** `npm run bench:native`: makes the Python rivals' environment in .venv-bench, then runs the whole bench with them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: "inherit" }).status === 0;

if (!existsSync(`${root}.venv-bench`) && !run("python3", ["-m", "venv", ".venv-bench"])) {
  console.error("There is no python3 with venv here: the rivals of Python stay unmeasured.");
  process.exit(1);
}
// One by one: what cannot be had here is left out, and the table says so.
for (const name of ["numpy", "torch", "jax", "tensorflow-cpu", "keras"]) {
  if (!run(".venv-bench/bin/pip", ["install", "-q", name])) console.error(`${name} could not be installed.`);
}
process.exit(run("npm", ["run", "--silent", "bench", "--", ...process.argv.slice(2)]) ? 0 : 1);
