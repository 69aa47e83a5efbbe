/** The nodes and wires that React Flow is given: of the network what is in view, as it lies now, in the looks of what is chosen. */
import { useCallback, useMemo, useState } from "react";
import { type ReactFlowState, useStore } from "reactflow";
import { withMoving } from "../../app/network/dragging";
import type { NodeId } from "../../core/network/network";
import { useNetwork, useSession } from "../context";
import { crowdingOf } from "./crowding";
import { canvasEdges, canvasNodes } from "./flow-elements";
import { isAfar } from "./level-of-detail";
import { fieldsUnder, isSameArea, LARGEST_WHOLE, partsShown, type Scope } from "./parts-shown";
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
    const { hiddenNodes, hiddenWires } = crowdingOf(network);
    const isWhole = network.nodes.length <= LARGEST_WHOLE;
    const scope: Scope = isWhole ? all : { of: "area", area: firstArea, hiddenNodes, hiddenWires };
    const { nodes, wires } = partsShown(network, scope, [], []);
    return {
      nodes: canvasNodes(nodes, [], (node) => hiddenNodes.has(node)),
      edges: canvasEdges(network, wires, [], hiddenWires),
    };
  });
  return first;
}

export function useElements() {
  const network = useNetwork();
  const chosenNodes = useSession((state) => state.nodes);
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
    () => canvasNodes(parts.nodes, chosenNodes, isHidden),
    [parts, chosenNodes, isHidden],
  );
  const nodes = useMemo(() => withMoving(resting, moving), [resting, moving]);
  const edges = useMemo(
    () => canvasEdges(network, parts.wires, chosenWires, crowding.hiddenWires),
    [network, parts, chosenWires, crowding],
  );
  return { nodes, edges, afar, crowding, show: setElements };
}
