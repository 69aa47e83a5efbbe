/** The nodes and wires that React Flow is given: of the network what is in view, as it lies now, in the looks of what is chosen. */
import { useCallback, useMemo, useState } from "react";
import { type ReactFlowState, useStore } from "reactflow";
import { withMoving } from "../../app/network/dragging";
import { foldingOf, withCards } from "../../core/network/folds";
import type { NodeId } from "../../core/network/network";
import { useNetwork, useSession } from "../context";
import { crowdingOf } from "./crowding";
import { canvasEdges, canvasNodes } from "./flow-elements";
import { isAfar } from "./level-of-detail";
import { fieldsUnder, isSameArea, LARGEST_WHOLE, partsShown, type Scope } from "./parts-shown";
import { useCards } from "./use-cards";
import { useMoving } from "./use-node-changes";

const noElements: ReadonlySet<NodeId> = new Set();
const all: Scope = { of: "all" };
/** Before React Flow knows its size. */
const firstArea = fieldsUnder({ transform: [0, 0, 1], width: 1, height: 1 });

/**
 * What React Flow's own store begins with: else the canvas would be drawn empty first, and then with all of the network
 * at once, in one long task.
 */
export function useFirstElements() {
  const network = useNetwork();
  const [first] = useState(() => {
    const shown = withCards(network);
    const { blocks } = foldingOf(network);
    const { hiddenNodes, hiddenWires } = crowdingOf(shown);
    const isWhole = shown.nodes.length <= LARGEST_WHOLE;
    const scope: Scope = isWhole ? all : { of: "area", area: firstArea, hiddenNodes, hiddenWires };
    const { nodes, wires } = partsShown(shown, scope, [], []);
    const isHidden = (node: NodeId) => hiddenNodes.has(node);
    return {
      nodes: canvasNodes(nodes, { chosen: [], isHidden, isCard: (node) => blocks.has(node) }),
      edges: canvasEdges(shown, wires, [], hiddenWires),
    };
  });
  return first;
}

export function useElements() {
  const { network, chosen: chosenNodes, blocks } = useCards();
  const chosenWires = useSession((state) => state.wires);
  const moving = useMoving();
  const crowding = useMemo(() => crowdingOf(network), [network]);
  const count = network.nodes.length;
  const afar = useStore(({ transform }) => isAfar(count, transform[2]));
  const [elements, setElements] = useState(noElements);
  const isWhole = count <= LARGEST_WHOLE;
  const area = useStore(
    useCallback(
      (state: ReactFlowState) => (isWhole || afar ? undefined : fieldsUnder(state)),
      [isWhole, afar],
    ),
    isSameArea,
  );
  const scope: Scope = useMemo(
    () => (afar ? { of: "nodes", nodes: elements } : area ? { of: "area", area, ...crowding } : all),
    [afar, elements, area, crowding],
  );
  const parts = useMemo(
    () => partsShown(network, scope, chosenNodes, chosenWires),
    [network, scope, chosenNodes, chosenWires],
  );
  const isHidden = useCallback(
    (node: NodeId) => (afar ? !elements.has(node) : crowding.hiddenNodes.has(node)),
    [afar, elements, crowding],
  );
  const resting = useMemo(
    () => canvasNodes(parts.nodes, { chosen: chosenNodes, isHidden, isCard: (node) => blocks.has(node) }),
    [parts, chosenNodes, isHidden, blocks],
  );
  const nodes = useMemo(() => withMoving(resting, moving), [resting, moving]);
  const edges = useMemo(
    () => canvasEdges(network, parts.wires, chosenWires, crowding.hiddenWires),
    [network, parts, chosenWires, crowding],
  );
  return { nodes, edges, afar, crowding, show: setElements };
}
