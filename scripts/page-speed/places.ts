/** In which functions of the source a stretch of a profile was spent, by their names there, though the page runs minified. */
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { basename, join } from "node:path";
import type { CDPSession } from "@playwright/test";

export type Profile = Awaited<ReturnType<typeof stop>>["profile"];
const stop = (session: CDPSession) => session.send("Profiler.stop");

type Frame = Profile["nodes"][number]["callFrame"];

/** A function's name and file, "checkOf (check.ts:14)". */
export type Naming = (frame: Frame) => string;

/** Functions that are named of a task. */
const MOST = 6;

/** By the source maps of a build. @param folder where its scripts lie */
export function sourceNames(folder: string): Naming {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (url: string) => {
    const file = basename(url);
    if (!maps.has(file)) maps.set(file, readMap(join(folder, `${file}.map`)));
    return maps.get(file);
  };
  return ({ functionName, url, lineNumber, columnNumber }) => {
    const found = url ? mapOf(url)?.findEntry(lineNumber, columnNumber) : undefined;
    if (!isPlace(found)) return functionName || basename(url) || "(unnamed)";
    const file = found.originalSource.replace(/^.*\/(?=[^/]+\/[^/]+$)/, "");
    return `${found.name ?? functionName} (${file}:${found.originalLine + 1})`;
  };
}

interface Place {
  readonly originalSource: string;
  readonly originalLine: number;
  readonly name?: string;
}

/** Node's types leave out what an entry has. */
function isPlace(entry: unknown): entry is Place {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "originalSource" in entry &&
    // What the builder itself put in has no place in the source.
    typeof entry.originalSource === "string"
  );
}

function readMap(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/**
 * The functions between two moments, in microseconds: first by what they took with all that they called, as far as they are of the
 * source (`total`), then by what they took themselves (`self`).
 */
export function placesIn(
  profile: Profile,
  from: number,
  to: number,
  naming: Naming,
  most = MOST,
): readonly string[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const totals = new Map<string, number>();
  const selves = new Map<string, number>();
  let at = profile.startTime;
  profile.samples?.forEach((id, index) => {
    const took = profile.timeDeltas?.[index] ?? 0;
    at += took;
    if (at < from || at > to) return;
    const seen = new Set<string>();
    for (let here: number | undefined = id; here !== undefined; here = parents.get(here)) {
      const frame = nodes.get(here)?.callFrame;
      if (!frame || frame.functionName === "(root)") continue;
      const name = naming(frame);
      if (here === id) selves.set(name, (selves.get(name) ?? 0) + took);
      // A function that calls itself counts once.
      if (!seen.has(name) && isOurs(frame)) totals.set(name, (totals.get(name) ?? 0) + took);
      seen.add(name);
    }
  });
  return [...longest(totals, "total", most), ...longest(selves, "self", most)];
}

const isOurs = ({ url }: Frame) => url.startsWith("http");

function longest(times: ReadonlyMap<string, number>, of: string, most: number): readonly string[] {
  return [...times]
    .filter(([, took]) => took >= 3000)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([name, took]) => `${of} ${(took / 1000).toFixed(0)} ms ${name}`);
}
