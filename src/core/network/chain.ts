/** Builds a straight chain of nodes in one go: what presets, templates and tests are made of. */
import { NODE_STEP } from "../graph/node-size";
import type { NodeKind } from "../nodes";
import { addNode, addWire } from "./edit";
import type { Network, NodeId, Params } from "./network";

export interface ChainLink {
  readonly kind: NodeKind;
  readonly params?: Params;
}

/** Appends the links to the network, wired one after the other, placed from left to right. */
export function addChain(network: Network, links: readonly ChainLink[]): Network {
  let next = network;
  let before: NodeId | undefined;
  links.forEach(({ kind, params }, index) => {
    const added = addNode(next, kind, { x: index * NODE_STEP.x, y: 0 }, params);
    next = before === undefined ? added.network : addWire(added.network, before, added.node, "x");
    before = added.node;
  });
  return next;
}

/** Input, then a Dense of each width with the activation after it (none after the last), then Softmax. */
export function denseChain(widths: readonly number[], activation: string): readonly ChainLink[] {
  const [features = 2, ...units] = widths;
  return [
    { kind: "input", params: { features } },
    ...units.flatMap((width, index): ChainLink[] => {
      const dense: ChainLink = { kind: "dense", params: { units: width } };
      return index === units.length - 1
        ? [dense]
        : [dense, { kind: "activation", params: { function: activation } }];
    }),
    { kind: "softmax" },
  ];
}
