/** Runs package.json's scripts for `npm test` and `npm run verify`: in an environment that changes no verdict, and stoppable. */
import { spawn } from "node:child_process";
import { repositoryRoot } from "./install.mjs";

/**
 * Runs one of package.json's scripts with its output on the terminal; gives its exit code or signal. Whatever
 * ends this command reaches the script as Ctrl+C would, to its whole process group: it is the only way of
 * stopping Playwright in which it takes its browsers and its web server along.
 */
export function runScript(script, args = [], extraEnvironment = {}) {
  const onWindows = process.platform === "win32";
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", script, ...(args.length > 0 ? ["--", ...args] : [])], {
      cwd: repositoryRoot,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...testEnvironment(), ...extraEnvironment },
      shell: onWindows, // There npm is a script that only a shell can start,
      detached: !onWindows, // and there are no process groups.
    });
    let stopped = false;
    const stop = () => {
      stopped = true;
      if (!onWindows) process.kill(-child.pid, "SIGINT");
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, stop);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (stopped) process.exit(1);
      for (const name of signals) process.off(name, stop);
      resolve(code ?? signal);
    });
  });
}

/**
 * The caller's environment less what would change a verdict: test runners' own settings, a NODE_ENV meant
 * for something else, forced colours in a log file, a proxy between the tests and their server on this very
 * machine. CI makes the tools compare snapshots and never write them.
 */
function testEnvironment() {
  const unwanted =
    /^(NODE_ENV|NODE_OPTIONS|NODE_V8_COVERAGE|FORCE_COLOR|CLICOLOR_FORCE|DEBUG|PWDEBUG|(VITE|VITEST|PLAYWRIGHT|PW|PWTEST|TEST|JEST)(_.*)?|(HTTPS?|ALL)_PROXY)$/i;
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  // Both, because Vitest heeds only the first and Playwright gives its web server the second.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" };
  return { ...Object.fromEntries(kept), CI: "1", ...plain };
}
