/**
 * `npm start`: from a fresh clone to the running page. Installs the packages if they are missing, builds if
 * dist is missing or older than the sources, and serves dist until Ctrl+C. `npm start -- --port N` picks the
 * port; otherwise it is 4173, or where that is taken the next free one, which is said plainly.
 */
import { parseArgs } from "node:util";
import { buildIsStale } from "./freshness.mjs";
import { ensurePackages, repositoryRoot, SetupError } from "./install.mjs";
import { elsewhereWords, isInUse, serveAtPort } from "./ports.mjs";

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

async function serve(preview, asked) {
  const serveAt = (port, strictPort) =>
    preview({ root: repositoryRoot, preview: { host: "127.0.0.1", port, strictPort, open: false } });
  const { server, isElsewhere } = await serveAtPort(serveAt, asked).catch((error) => {
    if (isInUse(error)) throw new SetupError(`Port ${asked} is already in use.`);
    throw error;
  });
  // Open browser tabs keep connections alive, and waiting for them to close would make Ctrl+C seem stuck.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
  const address = server.resolvedUrls.local[0];
  if (isElsewhere) console.log(`\n${elsewhereWords(address)}`);
  console.log(`\nUnfold is running at ${address}\nPress Ctrl+C to stop.`);
}
