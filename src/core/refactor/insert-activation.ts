/** An Activation behind a node that does not bend yet: a leaky relu of slope 1, whose slope one lowers and watches. */
import { addWire } from "../network/edit";
import { nodeOf, wiresTo } from "../network/lookup";
import type { Network, NodeId } from "../network/network";
import { addNodeAfter } from "../network/place";
import { nodeSpec } from "../nodes";
import { notYetBent } from "../nodes/activation/not-yet-bent";
import { defineRefactoring } from "./define";

export const insertActivation = defineRefactoring({
  id: "insert-activation",
  name: "Insert an activation that does not bend yet",
  hint: "A leaky relu of slope 1 leaves every value as it is; lower its slope and watch the plane bend.",
  refusal({ network, check, node }) {
    const before = nodeOf(network, node);
    if (!before) return "This node is no longer there.";
    if (!network.wires.some(({ from }) => from === node))
      return `“${before.name}” feeds nothing: a bend at the end would be the output. Wire it to a layer first.`;
    const params = check.params.get(node);
    return params && nodeSpec(before.kind)?.meaning(params) !== "numbers"
      ? `“${before.name}” gives probabilities, which are not bent again.`
      : undefined;
  },
  apply({ network, weights, node }) {
    const { kind, params } = notYetBent;
    const added = addNodeAfter(network, kind, node, params);
    const name = (id: NodeId) => nodeOf(added.network, id)?.name;
    return {
      network:
        wiresTo(added.network, added.node).length > 0
          ? added.network
          : allThrough(added.network, node, added.node),
      weights,
      sentence: `“${name(added.node)}” is behind “${name(node)}” and bends nothing yet: its slope is 1. Lower it and watch.`,
    };
  },
});

/** Of a node with several wires each goes through the new one, which stood by itself. */
function allThrough(network: Network, from: NodeId, through: NodeId): Network {
  const port = nodeSpec(nodeOf(network, through)?.kind ?? "")?.inputs[0] ?? "";
  const wires = network.wires.map((wire) => (wire.from === from ? { ...wire, from: through } : wire));
  return addWire({ ...network, wires }, from, through, port);
}
