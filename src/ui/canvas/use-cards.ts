/** The network as the canvas shows it, cards in place of what is folded, and what of it is chosen: a card where anything behind it is. */
import { useMemo } from "react";
import { foldingOf, withCards } from "../../core/network/folds";
import { useNetwork, useSession } from "../context";

export function useCards() {
  const network = useNetwork();
  const nodes = useSession((state) => state.nodes);
  const { blocks, cardOf } = foldingOf(network);
  const chosen = useMemo(
    () => (cardOf.size === 0 ? nodes : [...new Set(nodes.map((id) => cardOf.get(id) ?? id))]),
    [nodes, cardOf],
  );
  return { network: withCards(network), chosen, blocks };
}
