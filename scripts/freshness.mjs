/** Tells whether dist still shows what the sources say, so that a build is made only when one is needed. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const inputs = [
  "src",
  "index.html",
  "gallery.html",
  "scripts",
  "presets",
  "public",
  "vite.config.ts",
  "package-lock.json",
];

export function buildIsStale(root) {
  const built = statSync(join(root, "dist/index.html"), { throwIfNoEntry: false });
  return built === undefined || inputs.some((input) => newestTime(join(root, input)) > built.mtimeMs);
}

/** A folder's own time counts too: it is what changes when a file is deleted or renamed. */
function newestTime(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestTime(join(path, name))));
}
