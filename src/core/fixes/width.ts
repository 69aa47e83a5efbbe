/** Making a node give another number of values: by the Dense that decides it, or by a new one. */
import { addWire, setNodeParams } from "../network/edit";
import { nodeOf, wiresTo } from "../network/lookup";
import type { Network, NodeId, Params, Wire } from "../network/network";
import { addNodeAfter, addNodeIntoWire } from "../network/place";
import { hasKernel, nodeSpec } from "../nodes";
import { countOf } from "../words/count-of";
import { type Fix, meaningAt, type Place } from "./define";
import { kernelKind } from "./kinds";

/**
 * The layer whose units decide how many values a node gives, and nothing else: on the way from it to the node nothing
 * branches off. undefined where there is none.
 */
export function widthGiver({ network, check, graph }: Place, id: NodeId): NodeId | undefined {
  const width = check.shapes.get(id)?.[0];
  let now: NodeId | undefined = id;
  while (now !== undefined) {
    const node = nodeOf(network, now);
    if (!node || check.shapes.get(now)?.[0] !== width) return undefined;
    if (now !== id && graph.outOf.get(now)?.length !== 1) return undefined;
    if (hasKernel(node)) return now;
    const entering: readonly Wire[] = graph.into.get(now) ?? [];
    now = entering.length === 1 ? entering[0]?.from : undefined;
  }
  return undefined;
}

/** "Set 10 units" of the layer that decides the width, "Add a Dense of 10 units" where none does. */
export function settingWidth(place: Place, end: NodeId, units: number): Fix {
  const giver = widthGiver(place, end);
  const { network } = place;
  if (giver !== undefined) {
    return { name: `Set ${unitsOf(units)}`, edit: () => setNodeParams(network, giver, { units }) };
  }
  return {
    name: `Add a ${kernelKind.title} of ${unitsOf(units)}`,
    edit: () => withKernel(place, end, units),
  };
}

/** With a new Dense at the end, before probabilities where it ends in those. */
function withKernel(place: Place, end: NodeId, units: number): Network {
  const { network, graph } = place;
  const [entering] = graph.into.get(end) ?? [];
  return meaningAt(place, end) === "numbers" || !entering
    ? addBehind(network, kernelKind.kind, end, { units })
    : addNodeIntoWire(network, kernelKind.kind, entering.id, undefined, { units }).network;
}

/** A node at a node's open end, whatever bypassed nodes it is wired to. */
export function addBehind(network: Network, kind: string, end: NodeId, params: Params = {}): Network {
  const added = addNodeAfter(network, kind, end, params);
  const port = nodeSpec(kind)?.inputs[0];
  const isWired = wiresTo(added.network, added.node).length > 0;
  return isWired || port === undefined ? added.network : addWire(added.network, end, added.node, port);
}

/** "10 units". */
export function unitsOf(units: number): string {
  return countOf(units, "unit");
}
