/** What every Dense does to the space it is given, in a table: stretches, turn, shift, determinant, area. */
import type { NodeId } from "../../core/network/network";
import { useApp, useNetwork, useRun } from "../context";
import { planeMotion, showAreaFactor, showDeterminant, showShift, showStretchesShort } from "./matrix-words";
import type { LayerFacts } from "./use-matrix-facts";

export interface LayerTableProps {
  readonly nodes: readonly NodeId[];
  readonly facts: ReadonlyMap<NodeId, LayerFacts>;
}

export function LayerTable({ nodes, facts }: LayerTableProps) {
  if (nodes.length === 0) return null;
  return (
    // Focusable, because it scrolls where it is short of room.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="layer-numbers scrolls" aria-label="Every layer in numbers" tabIndex={0}>
      <table>
        <caption>Every Dense in numbers</caption>
        <thead>
          <tr>
            {["layer", "units", "stretches", "along", "then", "shift", "determinant", "area"].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <Row key={node} node={node} layer={facts.get(node)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ node, layer }: { readonly node: NodeId; readonly layer: LayerFacts | undefined }) {
  const app = useApp();
  const network = useNetwork();
  const arrays = useRun((state) => state.weights?.get(node));
  const name = network.nodes.find(({ id }) => id === node)?.name ?? node;
  const facts = layer?.facts;
  const kernel = arrays?.find((array) => array.name === "kernel");
  const isPlane = kernel?.shape[0] === 2 && kernel.shape[1] === 2;
  const motion = isPlane ? planeMotion(kernel.values) : undefined;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => app.session.getState().select([node])}>
          {name}
        </button>
      </th>
      <td>{facts ? `${facts.inputs} → ${facts.units}` : "–"}</td>
      <td>
        {facts ? showStretchesShort(facts) : "–"}
        {layer?.step !== undefined && <span className="second"> at step {layer.step}</span>}
      </td>
      <td>{motion?.along ?? "–"}</td>
      <td>{motion?.turn ?? "–"}</td>
      <td>{arrays ? showShift(arrays.find((array) => array.name === "bias")?.values) : "–"}</td>
      <td>{facts?.determinant ? showDeterminant(facts.determinant) : "–"}</td>
      <td>{(facts && showAreaFactor(facts)) ?? "–"}</td>
    </tr>
  );
}
