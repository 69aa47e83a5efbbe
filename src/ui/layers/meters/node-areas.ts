/** What became of the sheet's area at a node, from the trainer's picture: since the input, or by this node alone. */
import { useMemo } from "react";
import type { Picture } from "../../../app/run/run-store";
import { type AreaChange, type CellAreas, cellAreas, compareAreas } from "../../../core/math/area";
import type { Network, NodeId } from "../../../core/network/network";
import { areaSentence, areaSinceInput } from "../../../core/words/area-words";
import { useNetwork, useRun } from "../../context";

/** What areas are compared with: the input plane's, or those that entered the node. */
export type AreaBase = "input" | "before";

export interface NodeAreas {
  readonly change: AreaChange;
  /** The change since the input, which tells what is folded over what. */
  readonly sinceInput: AreaChange;
  readonly sentence: string;
  /** What it is compared with; "input" too where there is no one layer before. */
  readonly base: AreaBase;
}

/** undefined where there is no picture of the node, or its values are too wide to have come along. */
export function areasOf(
  picture: Picture,
  network: Network,
  node: NodeId,
  base: AreaBase,
): NodeAreas | undefined {
  const after = measured(picture, node);
  if (!after) return undefined;
  const sinceInput = areaSinceInput(picture.shape, after.areas);
  const feeds = network.wires.filter(({ to }) => to === node);
  // What two branches made together has no one layer before it.
  const from = feeds.length === 1 ? feeds[0]?.from : undefined;
  const before = base === "before" && from ? measured(picture, from) : undefined;
  const change = before ? compareAreas(before.areas, after.areas) : sinceInput;
  return {
    change,
    sinceInput,
    sentence: areaSentence(change, after.width),
    base: before ? "before" : "input",
  };
}

const known = new WeakMap<Picture, Map<NodeId, CellAreas>>();

/** A node's cells, measured once for each picture. */
function measured(picture: Picture, node: NodeId): { areas: CellAreas; width: number } | undefined {
  const shown = picture.nodes.get(node);
  if (!shown) return undefined;
  const { width, sheet, whole } = shown;
  if (width > 2 && !whole) return undefined;
  const kept = known.get(picture) ?? new Map<NodeId, CellAreas>();
  known.set(picture, kept);
  // One unit is drawn on the horizontal axis, so as two numbers; its own value is the first.
  const values = width === 1 ? sheet.filter((_, index) => index % 2 === 0) : (whole?.sheet ?? sheet);
  const areas = kept.get(node) ?? cellAreas(picture.shape, values, width);
  kept.set(node, areas);
  return { areas, width };
}

/** The areas at a node, anew with every picture; undefined where `wanted` is not set or there are none. */
export function useNodeAreas(node: NodeId, base: AreaBase, wanted = true): NodeAreas | undefined {
  const network = useNetwork();
  const picture = useRun((state) => state.picture);
  return useMemo(
    () => (wanted && picture ? areasOf(picture, network, node, base) : undefined),
    [wanted, picture, network, node, base],
  );
}
