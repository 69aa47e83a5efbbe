/** Everything that a node may be wired to, as one list: what it is wired to, what can take a wire, and what cannot, with the reason. */
import { distance } from "../graph/walk";
import { nodeSpec } from "../nodes";
import { nodeOf, wiresTo } from "./lookup";
import type { Network, NodeId, Wire } from "./network";
import { wireRefuser } from "./wire-refusal";

/** A place at which a wire to or from the node could end. */
export interface Connection {
  /** The node at the other end. */
  readonly node: NodeId;
  /** The port of whichever of the two is the target. */
  readonly port: string;
  /** The wire that joins the two there. */
  readonly wire?: Wire;
  /** What feeds that port now and would make way. */
  readonly replaces?: NodeId;
  /** Why no wire may end there. */
  readonly refusal?: string;
}

export interface Connections {
  readonly wired: readonly Connection[];
  /** Free ports before those that are taken; among each the nearest node first. */
  readonly possible: readonly Connection[];
  readonly refused: readonly Connection[];
}

/**
 * Takes time in proportion to nodes and wires, sorting apart.
 * @param into wires that enter the node; else those that leave it
 */
export function connectionsOf(network: Network, node: NodeId, into: boolean): Connections {
  const refuse = wireRefuser(network, into ? { to: node } : { from: node });
  const wired: Connection[] = [];
  const possible: Connection[] = [];
  const refused: Connection[] = [];
  for (const other of network.nodes) {
    if (other.id === node) continue;
    const target = into ? node : other.id;
    const here = portsOf(network, target).map((port) =>
      at(network, refuse, { node, other: other.id, into, port }),
    );
    const open = here.filter(({ refusal }) => refusal === undefined);
    wired.push(...open.filter(({ wire }) => wire));
    possible.push(...open.filter(({ wire }) => !wire));
    // The first reason is enough where no port takes a wire.
    if (open.length === 0) refused.push(...here.slice(0, 1));
  }
  const far = new Map(network.nodes.map(({ id }) => [id, distance(network, node, id)]));
  const order = (a: Connection, b: Connection) =>
    Number(a.replaces !== undefined) - Number(b.replaces !== undefined) ||
    (far.get(a.node) ?? 0) - (far.get(b.node) ?? 0);
  return { wired: wired.sort(order), possible: possible.sort(order), refused: refused.sort(order) };
}

/** A kind without ports has a reason of its own, whatever the port. */
function portsOf(network: Network, node: NodeId): readonly string[] {
  const ports = nodeSpec(nodeOf(network, node)?.kind ?? "")?.inputs ?? [];
  return ports.length > 0 ? ports : ["x"];
}

interface Place {
  readonly node: NodeId;
  readonly other: NodeId;
  readonly into: boolean;
  readonly port: string;
}

function at(
  network: Network,
  refuse: ReturnType<typeof wireRefuser>,
  { node, other, into, port }: Place,
): Connection {
  const [from, to] = into ? [other, node] : [node, other];
  const entering = wiresTo(network, to).filter((wire) => wire.port === port);
  const wire = entering.find((candidate) => candidate.from === from);
  if (wire) return { node: other, port, wire };
  const refusal = refuse(other, port);
  if (refusal !== undefined) return { node: other, port, refusal };
  const [taken] = entering;
  return taken ? { node: other, port, replaces: taken.from } : { node: other, port };
}
