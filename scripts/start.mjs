/**
 * `npm start`: from a fresh clone to the running page. Installs the packages if they are missing, builds if
 * dist is missing or older than the sources, and serves dist until Ctrl+C. `npm start -- --port N` picks the
 * port; otherwise it is 4173 or the next free one.
 */
import { parseArgs } from "node:util";
import { buildIsStale } from "./freshness.mjs";
import { ensurePackages, repositoryRoot, SetupError } from "./install.mjs";

try {
  const port = readPort(process.argv.slice(2));
  ensurePackages();
  // Imported only now, because a fresh clone has no vite before the line above.
  const { build, preview } = await import("vite");
  if (buildIsStale(repositoryRoot)) {
    console.log("Building Unfold…");
    // Left over from someone's shell, this would build React's slow development version.
    delete process.env.NODE_ENV;
    await import("./build-kernels.mjs");
    await build({ root: repositoryRoot, logLevel: "warn" });
  }
  await serve(preview, port);
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exit(1);
}

function readPort(args) {
  let text;
  try {
    text = parseArgs({ args, options: { port: { type: "string" } } }).values.port;
  } catch (error) {
    throw new SetupError(`${error.message}\nUsage: npm start -- [--port N]`);
  }
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new SetupError(`--port takes a number from 1 to 65535, not "${text}".`);
}

async function serve(preview, port) {
  let server;
  try {
    server = await preview({
      root: repositoryRoot,
      // A port that was asked for by number is never quietly swapped for another.
      preview: { host: "127.0.0.1", port: port ?? 4173, strictPort: port !== undefined, open: false },
    });
  } catch (error) {
    if (/already in use/.test(error.message)) throw new SetupError(`Port ${port} is already in use.`);
    throw error;
  }
  // Open browser tabs keep connections alive, and waiting for them to close would make Ctrl+C seem stuck.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
  console.log(`\nUnfold is running at ${server.resolvedUrls.local[0]}\nPress Ctrl+C to stop.`);
}
