/**
 * Wires that are other than a curve: those that go around, with the shape that goes along it the one that is looked at, and which one would
 * take a node.
 */
import { useMemo } from "react";
import type { Edge } from "reactflow";
import { checkOf } from "../../app/network/check";
import { showShape } from "../../core/compiler/show-shape";
import { crossings } from "../../core/graph/way-around";
import { withCards } from "../../core/network/folds";
import type { WireId } from "../../core/network/network";
import { useNetwork, useSession } from "../context";

/** What is other about some wires than about the rest. */
export type WireLooks = ReadonlyMap<string, Partial<Edge>>;

/** Above the nodes, which leave little room between them. */
const ABOVE = 1000;
/** Of more wires than this no one reads the shapes: all are chosen. */
const MOST_SHAPES = 20;

/** The same map as long as nothing about it changes. */
export function useWireLooks(): WireLooks {
  const network = useNetwork();
  const taking = useSession((state) => state.taking);
  const pointed = useSession((state) => state.pointedWire);
  const chosen = useSession((state) => state.wires);
  return useMemo(() => {
    const looked = new Set<WireId>(chosen.length > MOST_SHAPES ? [] : chosen);
    if (pointed) looked.add(pointed);
    const shapes = looked.size > 0 ? checkOf(network).shapes : undefined;
    const looks = new Map<string, Partial<Edge>>(
      [...crossings(withCards(network))].map(([id, height]) => [id, { type: "around", data: { height } }]),
    );
    for (const { id, from } of looked.size > 0 ? network.wires : []) {
      if (!looked.has(id)) continue;
      looks.set(id, {
        ...looks.get(id),
        label: showShape(shapes?.get(from)),
        labelShowBg: true,
        zIndex: ABOVE,
      });
    }
    if (taking) looks.set(taking, { ...looks.get(taking), className: "taking" });
    return looks;
  }, [network, taking, pointed, chosen]);
}
