/** Which networks are one to a trainer: what it holds of the one serves the other. */
import type { Network } from "./network";

/** True where two networks compute and train the same: only names and places differ. */
export function sameComputation(a: Network, b: Network): boolean {
  return a === b || (a.training === b.training && sameModel(a, b));
}

/** True where two networks are the same layers on the same data: they may differ in how they are trained. */
export function sameModel(a: Network, b: Network): boolean {
  return (
    a.wires === b.wires &&
    a.dataset === b.dataset &&
    a.split === b.split &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => {
      const other = b.nodes[index];
      return (
        other !== undefined &&
        node.id === other.id &&
        node.kind === other.kind &&
        node.params === other.params &&
        node.bypassed === other.bypassed
      );
    })
  );
}
