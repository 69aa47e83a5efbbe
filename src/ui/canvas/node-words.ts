/** A node in a few words, for whoever hears the canvas: "Dense hidden1, 2 to 4, 1 problem". */
import type { Check } from "../../core/compiler/check";
import { isBypassed } from "../../core/network/bypass";
import { wiresTo } from "../../core/network/lookup";
import type { Network, NetworkNode } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";

/** @param problems how many there are at it, hints included */
export function nodeWords(network: Network, check: Check, node: NetworkNode, problems: number): string {
  const spec = nodeSpec(node.kind);
  const params = check.params.get(node.id);
  const title = spec?.title ?? `Unknown kind ${node.kind}`;
  const width = check.shapes.get(node.id)?.join(" by ");
  const [wire] = wiresTo(network, node.id);
  const before = wire && check.shapes.get(wire.from)?.join(" by ");
  // What its label says beside kind and width: a function, a rate, "no bias".
  const label =
    spec && params
      ? spec
          .label(params)
          .replace(title, "")
          .replace(/^[ ,]+/, "")
      : "";
  const rest = width && label.startsWith(width) ? label.slice(width.length).replace(/^[ ,]+/, "") : label;
  return [
    `${title} ${node.name}`,
    before && width && before !== width ? `${before} to ${width}` : (width ?? "width unknown"),
    rest,
    isBypassed(node) && "bypassed",
    problems > 0 && `${problems} ${problems === 1 ? "problem" : "problems"}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** The id of the node's element, for ARIA; ids in files may have spaces. */
export function elementIdOf(node: string): string {
  return `node-${encodeURIComponent(node)}`;
}
