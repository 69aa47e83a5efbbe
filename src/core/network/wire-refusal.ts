/** Which wires may not be drawn, and why. */
import { leadingTo, reachable, topology } from "../graph/topology";
import { nodeSpec } from "../nodes";
import { nodeOf, wiresTo } from "./lookup";
import type { Network, NodeId } from "./network";

/** The end of a wire that is known while the other one is looked for. */
export type WireEnd = { readonly from: NodeId } | { readonly to: NodeId };

/** Why a wire may not be drawn: a sentence; undefined where it may. */
export function wireRefusal(network: Network, from: NodeId, to: NodeId, port: string): string | undefined {
  return wireRefuser(network, { from })(to, port);
}

/**
 * The same for any number of wires with one end in common: what the graph has to be searched for is found once.
 * @returns why no wire may join that end and this other node at this port of whichever is the wire's target
 */
export function wireRefuser(
  network: Network,
  end: WireEnd,
): (other: NodeId, port: string) => string | undefined {
  const leadsBack = around(network, end);
  return (other, port) => {
    const [from, to] = "from" in end ? [end.from, other] : [other, end.to];
    const source = nodeOf(network, from);
    const target = nodeOf(network, to);
    if (!source || !target) return "There is no node at that end.";
    if (from === to) return "A node cannot feed itself.";
    const spec = nodeSpec(target.kind);
    if (!spec) return `“${target.name}” is of a kind this version does not know.`;
    if (spec.inputs.length === 0)
      return `${spec.title} is where the data enters; nothing can be wired into it.`;
    if (!spec.inputs.includes(port)) return `“${target.name}” has no place called “${port}”.`;
    if (wiresTo(network, to).some((wire) => wire.from === from && wire.port === port)) {
      return "These two are already wired.";
    }
    if (leadsBack.has(other)) {
      return `“${target.name}” already leads to “${source.name}”: this wire would make a loop.`;
    }
    return undefined;
  };
}

/**
 * What leads to a wire's source, or what its target leads to. That a new wire takes the place of the one at its port
 * does not matter: the way from the target on never needs a wire that enters it.
 */
function around({ nodes, wires }: Network, end: WireEnd): ReadonlySet<NodeId> {
  const { into, outOf } = topology(
    nodes.map((node) => node.id),
    wires,
  );
  return "to" in end ? reachable(outOf, [end.to]) : leadingTo(into, [end.from]);
}
