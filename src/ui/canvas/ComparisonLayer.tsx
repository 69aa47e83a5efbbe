/**
 * What has changed since a version, marked on the canvas: rings with a word at what came and changed, ghosts where something
 * was. It lies over the nodes and takes no press.
 */
import { useMemo } from "react";
import { ViewportPortal } from "reactflow";
import { changesSince } from "../../app/documents/comparison";
import type { Comparison } from "../../app/session/session-store";
import { NODE_SIZE } from "../../core/graph/node-size";
import { foldingOf } from "../../core/network/folds";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId, Position, Wire } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { impliedWires } from "../../core/words/implied-wires";
import { useNetwork, useSession } from "../context";
import { GHOST, ghostsOf, type Mark, marksOf } from "./comparison-marks";
import { HANDLE_Y } from "./flow-elements";
import "./comparison.css";

/** So many of each kind are marked: nobody looks at more, and all are said in words. */
const MARKED = 300;

export function ComparisonLayer() {
  const comparison = useSession((state) => state.comparison);
  return comparison ? <Marks comparison={comparison} /> : null;
}

function Marks({ comparison }: { readonly comparison: Comparison }) {
  const network = useNetwork();
  const changes = changesSince(comparison, network);
  const ghosts = useMemo(() => ghostsOf(changes.removed.slice(0, MARKED), network), [changes, network]);
  const placeNow = (id: NodeId | undefined) =>
    nodeOf(network, id && (foldingOf(network).cardOf.get(id) ?? id))?.position;
  const placeOf = (id: NodeId): Position | undefined => {
    const ghost = ghosts.get(id);
    if (ghost) return { x: ghost.x, y: ghost.y + GHOST.height / 2 - HANDLE_Y };
    return placeNow(changes.matched.get(id));
  };
  const marks = useMemo(() => marksOf(changes, network), [changes, network]);
  const said = useMemo(() => {
    const { addedWires, removedWires } = impliedWires(comparison.network, network, changes);
    return { addedWires, removedWires: new Set(removedWires) };
  }, [comparison, changes, network]);
  return (
    <ViewportPortal>
      <svg className="comparison-wires" aria-hidden="true">
        {changes.removedWires
          .filter((wire) => said.removedWires.has(wire) || ghosts.has(wire.from) || ghosts.has(wire.to))
          .slice(0, MARKED)
          .map((wire) => (
            <WireMark
              key={`gone ${wire.id}`}
              wire={wire}
              placeOf={placeOf}
              // A ghost says it of its own.
              word={said.removedWires.has(wire) ? "removed" : ""}
              look="gone"
            />
          ))}
        {said.addedWires.slice(0, MARKED).map((wire) => (
          <WireMark key={wire.id} wire={wire} placeOf={placeNow} word="added" look="came" />
        ))}
      </svg>
      {marks.slice(0, MARKED).map((mark) => (
        <Ring key={mark.node.id} {...mark} />
      ))}
      {changes.removed.slice(0, MARKED).map((node) => (
        <div key={node.id} className="comparison-ghost" style={{ ...at(ghosts.get(node.id)), ...GHOST }}>
          <span className="one-line">{node.name}</span>
          <span className="one-line">removed · {nodeSpec(node.kind)?.title ?? node.kind}</span>
        </div>
      ))}
    </ViewportPortal>
  );
}

function Ring({ node, look, words }: Mark) {
  return (
    <div className={`comparison-ring ${look}`} style={{ ...at(node.position), ...NODE_SIZE }}>
      <span className="comparison-word one-line" title={words}>
        {look === "came" ? "+ " : "≠ "}
        {words}
      </span>
    </div>
  );
}

interface WireMarkProps {
  readonly wire: Wire;
  readonly placeOf: (node: NodeId) => Position | undefined;
  readonly word: string;
  readonly look: "gone" | "came";
}

/** A straight line from the one node's right to the other's left, with its word. */
function WireMark({ wire, placeOf, word, look }: WireMarkProps) {
  const from = placeOf(wire.from);
  const to = placeOf(wire.to);
  if (!from || !to) return null;
  const [x1, y1, x2, y2] = [from.x + NODE_SIZE.width, from.y + HANDLE_Y, to.x, to.y + HANDLE_Y];
  return (
    <g className={look}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <text x={(x1 + x2) / 2} y={(y1 + y2) / 2 - 6} textAnchor="middle">
        {word}
      </text>
    </g>
  );
}

function at(place: Position | undefined) {
  return { transform: `translate(${place?.x ?? 0}px, ${place?.y ?? 0}px)` };
}
