/** Ways on from what trains, but perhaps not as meant, and from a layer that is not known. */
import { setNodeParams, setTraining } from "../network/edit";
import { removeAndHeal } from "../network/heal";
import { nodeOf, wiresTo } from "../network/lookup";
import { withNamesApart } from "../network/names";
import type { Network, NodeId } from "../network/network";
import { addNodeAfter, addNodeIntoWire } from "../network/place";
import { nodeSpec } from "../nodes";
import { defaultParams } from "../params";
import { trainingParams } from "../training/settings";
import { quotedName } from "../words/names";
import type { Fix, FixTable, Place } from "./define";
import { bendKind, kernelKind } from "./kinds";
import { unitsOf, widthGiver } from "./width";

export const layerFixes: FixTable<
  "unknown-kind" | "softmax-early" | "dense-pair" | "same-name" | "hint" | "topological-obstruction"
> = {
  "unknown-kind": ({ node }, place) => [takingOut(place, node)],
  "softmax-early": ({ node }, place) => [takingOut(place, node)],

  "dense-pair": ({ second }, { network }) => {
    const [wire, ...others] = wiresTo(network, second);
    // Wired wrongly as well: that comes first.
    if (!wire || others.length > 0) return [];
    return [
      {
        name: `Add an ${bendKind.title}`,
        edit: () => addNodeIntoWire(network, bendKind.kind, wire.id, undefined).network,
      },
    ];
  },

  "same-name": (_problem, { network }) => [{ name: "Number the names", edit: () => withNamesApart(network) }],

  hint: ({ node }, place) => {
    const { network, check, graph } = place;
    const spec = nodeSpec(nodeOf(network, node)?.kind ?? "");
    const params = check.params.get(node);
    const wire = graph.into.get(node)?.[0];
    const shape = wire && check.shapes.get(wire.from);
    const { batchSize } = defaultParams(trainingParams);
    if (!spec?.hint || !params || !wire || !shape) return [takingOut(place, node)];
    if (typeof batchSize === "number" && spec.hint([shape], params, { batchSize }) === undefined) {
      const name = `Set the batch size to ${batchSize}`;
      return [{ name, edit: () => setTraining(network, { batchSize }) }];
    }
    const giver = widthGiver(place, wire.from);
    if (giver === undefined || spec.hint([[2]], params, network.training) !== undefined)
      return [takingOut(place, node)];
    const name = `Give ${quotedName(network, giver)} ${unitsOf(2)}`;
    return [{ name, edit: () => setNodeParams(network, giver, { units: 2 }) }, takingOut(place, node)];
  },

  "topological-obstruction": ({ node, units, features }, { network }) => {
    if (units !== undefined) {
      return [{ name: `Set ${unitsOf(units)}`, edit: () => setNodeParams(network, node, { units }) }];
    }
    return [
      {
        name: `Add a ${kernelKind.title} of ${unitsOf(features + 1)}`,
        edit: () => withBendBefore(network, node, features + 1),
      },
    ];
  },
};

function takingOut({ network }: Place, node: NodeId): Fix {
  return {
    name: `Take ${quotedName(network, node)} out`,
    edit: () => removeAndHeal(network, [node]),
  };
}

/** With a layer of so many units, and a bend after it, before a node. */
function withBendBefore(network: Network, node: NodeId, units: number): Network {
  const [wire] = wiresTo(network, node);
  if (!wire) return network;
  const added = addNodeIntoWire(network, kernelKind.kind, wire.id, undefined, { units });
  return addNodeAfter(added.network, bendKind.kind, added.node).network;
}
