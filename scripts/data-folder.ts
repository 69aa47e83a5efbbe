/** Files on disk as the parsers want them, and everything in a folder. */
import { openAsBlob, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** The file under its own name, read only as far as someone asks. */
export async function fileAt(path: string): Promise<File> {
  const blob = await openAsBlob(path);
  // A File made from the blob would be the same, but Node copies it into memory.
  return Object.defineProperty(blob, "name", { value: basename(path) }) as File;
}

/** Every file in a folder and the folders in it, two levels deep; the one file where the path is a file. */
export async function filesIn(path: string, depth = 2): Promise<readonly File[]> {
  if (statSync(path).isFile()) return [await fileAt(path)];
  const files: File[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isFile()) files.push(await fileAt(inner));
    else if (entry.isDirectory() && depth > 0) files.push(...(await filesIn(inner, depth - 1)));
  }
  return files;
}
