/**
 * What has to be on the machine before Unfold can be built or tested: the locked npm packages and, for the
 * browser tests, a Chromium. `npm start` and `npm test` call these first, so a fresh clone needs no setup.
 * Only Node's own modules are used here, because nothing else is installed yet when this runs. Fonts are
 * not installed: the page brings its own.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const repositoryRoot = fileURLToPath(new URL("..", import.meta.url));

/** Something the person at the keyboard has to put right; printed as a sentence, without a stack. */
export class SetupError extends Error {}

const chromiumPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Installs the locked packages unless node_modules already holds exactly those. */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Unfold needs Node 20.19 or newer, and this is Node ${process.versions.node}.`);
  }
  const reason = reasonToInstall();
  if (reason === undefined) return;
  console.log(`Installing packages with npm ci: ${reason}.`);
  // The build and the tests live in devDependencies, which npm leaves out where NODE_ENV is "production".
  const result = run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
  if (result.status !== 0)
    throw new SetupError(`npm ci failed (${howItEnded(result)}); its output is above.`);
}

/**
 * Contents are compared, not file times: a checkout gives package-lock.json a new time without changing it.
 * npm writes node_modules/.package-lock.json last, so a missing one also reveals an interrupted install.
 */
function reasonToInstall() {
  if (!existsSync(`${repositoryRoot}node_modules`)) return "node_modules is missing";
  if (!existsSync(`${repositoryRoot}node_modules/.package-lock.json`)) return "node_modules is incomplete";
  const locked = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  for (const [path, { version, integrity, optional }] of Object.entries(locked)) {
    if (path === "") continue; // The project itself.
    const found = installed[path];
    if (found === undefined && optional) continue; // Made for another platform.
    if (found?.version !== version || found?.integrity !== integrity) {
      return `${path} is not the one in package-lock.json`;
    }
  }
  return undefined;
}

function readPackages(path) {
  return JSON.parse(readFileSync(`${repositoryRoot}${path}`, "utf8")).packages;
}

/** Returns the path of a Chromium that starts, after installing Debian's where that is possible. */
export function ensureChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new SetupError(`CHROMIUM_PATH is ${chosen}, which does not start.`);
  }
  const found = chromiumPaths.find(starts);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium with apt-get: the browser tests need it and none was found.");
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    // A failed update is not the end: the lists already on the machine may do.
    run("apt-get", ["update"], environment);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], environment);
    const installed = chromiumPaths.find(starts);
    if (installed !== undefined) return installed;
  }
  throw new SetupError(
    "The browser tests need Chromium. Install it (on Debian: apt-get install chromium), " +
      "or set CHROMIUM_PATH to the program's path, and run this again.",
  );
}

/** Asking for the version tells a browser from the stubs some systems put in its place. */
function starts(path) {
  return existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

function run(command, args, environment = process.env) {
  // On Windows npm is a script that only a shell can start.
  const shell = process.platform === "win32";
  return spawnSync(command, args, { cwd: repositoryRoot, stdio: "inherit", env: environment, shell });
}

function howItEnded({ error, signal, status }) {
  return error?.message ?? signal ?? `exit ${status}`;
}
