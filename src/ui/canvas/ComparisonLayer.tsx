/**
 * What has changed since a version, marked on the canvas: rings with a word at what came and changed, ghosts where something
 * was. It lies over the nodes and takes no press.
 */
import { useMemo } from "react";
import { ViewportPortal } from "reactflow";
import { changesSince } from "../../app/documents/comparison";
import type { Comparison } from "../../app/session/session-store";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NetworkNode, NodeId, Position, Wire } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { sayNodeChange } from "../../core/words/change-words";
import { impliedWires } from "../../core/words/implied-wires";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { HANDLE_Y } from "./flow-elements";
import "./comparison.css";

/** What a node that is gone leaves: smaller than a node, so that it covers none. */
const GHOST = { width: NODE_SIZE.width, height: 48 } as const;

/** So many of each kind are marked: nobody looks at more, and all are said in words. */
const MARKED = 300;

export function ComparisonLayer() {
  const comparison = useSession((state) => state.comparison);
  return comparison ? <Marks comparison={comparison} /> : null;
}

function Marks({ comparison }: { readonly comparison: Comparison }) {
  const app = useApp();
  const network = useNetwork();
  const epoch = useRun((state) => state.records.at(-1)?.epoch ?? 0);
  const { changes } = useMemo(
    () => changesSince(app, comparison, network, epoch),
    [app, comparison, network, epoch],
  );
  const ghosts = useMemo(() => ghostsOf(changes.removed.slice(0, MARKED), network), [changes, network]);
  const placeOf = (id: NodeId): Position | undefined => {
    const ghost = ghosts.get(id);
    if (ghost) return { x: ghost.x, y: ghost.y + GHOST.height / 2 - HANDLE_Y };
    return nodeOf(network, changes.matched.get(id))?.position;
  };
  const said = impliedWires(comparison.network, network, changes);
  return (
    <ViewportPortal>
      <svg className="comparison-wires" aria-hidden="true">
        {changes.removedWires
          .filter((wire) => said.removedWires.includes(wire) || ghosts.has(wire.from) || ghosts.has(wire.to))
          .slice(0, MARKED)
          .map((wire) => (
            <WireMark
              key={`gone ${wire.id}`}
              wire={wire}
              placeOf={placeOf}
              // A ghost says it of its own.
              word={said.removedWires.includes(wire) ? "removed" : ""}
              look="gone"
            />
          ))}
        {said.addedWires.slice(0, MARKED).map((wire) => (
          <WireMark
            key={wire.id}
            wire={wire}
            placeOf={(id) => nodeOf(network, id)?.position}
            word="added"
            look="came"
          />
        ))}
      </svg>
      {changes.added.slice(0, MARKED).map((node) => (
        <Ring key={node.id} node={node} look="came" words="added" />
      ))}
      {changes.changed.slice(0, MARKED).map((change) => (
        <Ring key={change.after.id} node={change.after} look="changed" words={sayNodeChange(change)} />
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

function Ring({
  node,
  look,
  words,
}: {
  readonly node: NetworkNode;
  readonly look: "came" | "changed";
  readonly words: string;
}) {
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

/** Where they were; below the network's nodes where one stands there now. */
function ghostsOf(removed: readonly NetworkNode[], network: Network): ReadonlyMap<NodeId, Position> {
  const lies = ({ x, y }: Position) =>
    network.nodes.some(
      ({ position }) =>
        position.x < x + GHOST.width &&
        x < position.x + NODE_SIZE.width &&
        position.y < y + GHOST.height &&
        y < position.y + NODE_SIZE.height,
    );
  return new Map(
    removed.map(({ id, position }) => {
      let place = { x: position.x, y: position.y + HANDLE_Y - GHOST.height / 2 };
      // Of a thousand nodes one is free soon enough.
      for (let tries = 0; lies(place) && tries < 20; tries++) place = { ...place, y: place.y + GHOST.height };
      return [id, place];
    }),
  );
}

function at(place: Position | undefined) {
  return { transform: `translate(${place?.x ?? 0}px, ${place?.y ?? 0}px)` };
}
