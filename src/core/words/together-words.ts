/** Several nodes at once: what they are, and in which settings they differ. */
import type { NetworkNode } from "../network/network";
import { nodeSpec } from "../nodes";
import { paramFields } from "../params";
import { countOf } from "./count-of";
import { sayValue } from "./setting-changes";

/** "3 Dense nodes"; "2 Dense, 1 Activation" of several kinds, the most frequent first. */
export function sayKinds(nodes: readonly NetworkNode[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of nodes) {
    const title = nodeSpec(kind)?.title ?? `“${kind}”`;
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const [only, ...others] = [...counts].sort(([, one], [, other]) => other - one);
  if (!only) return countOf(0, "node");
  if (others.length === 0) return countOf(only[1], `${only[0]} node`);
  return [only, ...others].map(([title, count]) => `${count} ${title}`).join(", ");
}

/** Values that are named one by one; of more only how many there are. */
const MOST_NAMED = 4;

/** "They differ in units (4, 2) and bias (on, off)." Undefined where one kind's nodes have the same settings. */
export function sayDifferences(nodes: readonly NetworkNode[]): string | undefined {
  const [first] = nodes;
  const spec = first && nodeSpec(first.kind);
  if (!spec) return undefined;
  const different = paramFields(spec.params).flatMap((field) => {
    const values = new Set(nodes.map(({ params }) => params[field.name] ?? field.default ?? ""));
    if (values.size < 2) return [];
    const said = values.size > MOST_NAMED ? `${values.size} values` : [...values].map(sayValue).join(", ");
    return [`${field.title.toLowerCase()} (${said})`];
  });
  if (different.length === 0) return undefined;
  const last = different.pop();
  return `They differ in ${different.length > 0 ? `${different.join(", ")} and ` : ""}${last}.`;
}
