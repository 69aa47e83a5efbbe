/**
 * Where the material lies that is not part of this repository: Keras's fixtures, the full MNIST, tables. It is the
 * folder `shared` beside the repository, or the one that UNFOLD_SHARED names.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const shared = process.env.UNFOLD_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));

/**
 * The whole path of what lies at `path` below the shared folder, "data/mnist".
 * @returns undefined where nothing lies there, which is said on the console: what needs it has to be skipped
 */
export function sharedPath(path: string): string | undefined {
  const whole = join(shared, path);
  if (existsSync(whole)) return whole;
  console.log(
    `Nothing at ../shared/${path}: tests that need it are skipped. UNFOLD_SHARED names another folder.`,
  );
  return undefined;
}
