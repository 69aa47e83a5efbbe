/** What every Dense does to the space it is given, in a table: stretches, turn, shift, determinant, area. */
import type { WeightArray } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { useApp, useNetwork, useRun } from "../context";
import { type Column, Table } from "../kit/Table";
import { planeMotion, showAreaFactor, showDeterminant, showShift, showStretchesShort } from "./matrix-words";
import type { LayerFacts } from "./use-matrix-facts";

export interface LayerTableProps {
  readonly nodes: readonly NodeId[];
  readonly facts: ReadonlyMap<NodeId, LayerFacts>;
}

interface Row {
  readonly node: NodeId;
  readonly name: string;
  readonly layer: LayerFacts | undefined;
  readonly arrays: readonly WeightArray[] | undefined;
}

/** What has not been worked out, or does not exist. */
const NOTHING = "–";

const columns: readonly Column<Row>[] = [
  { id: "layer", heading: "layer", isName: true, Cell: NameCell },
  {
    id: "units",
    heading: "units",
    Cell: ({ row: { layer } }) => (layer?.facts ? `${layer.facts.inputs} → ${layer.facts.units}` : NOTHING),
  },
  { id: "stretches", heading: "stretches", Cell: StretchesCell },
  { id: "along", heading: "along", Cell: ({ row }) => motionOf(row)?.along ?? NOTHING },
  { id: "then", heading: "then", Cell: ({ row }) => motionOf(row)?.turn ?? NOTHING },
  {
    id: "shift",
    heading: "shift",
    Cell: ({ row: { arrays } }) =>
      arrays ? showShift(arrays.find(({ name }) => name === "bias")?.values) : NOTHING,
  },
  {
    id: "determinant",
    heading: "determinant",
    Cell: ({ row: { layer } }) =>
      layer?.facts?.determinant ? showDeterminant(layer.facts.determinant) : NOTHING,
  },
  {
    id: "area",
    heading: "area",
    Cell: ({ row: { layer } }) => (layer?.facts && showAreaFactor(layer.facts)) ?? NOTHING,
  },
];

export function LayerTable({ nodes, facts }: LayerTableProps) {
  const network = useNetwork();
  const weights = useRun((state) => state.weights);
  if (nodes.length === 0) return null;
  return (
    // Focusable, because it scrolls where it is short of room.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="layer-numbers scrolls" aria-label="Every layer in numbers" tabIndex={0}>
      <Table
        caption="Every Dense in numbers"
        isDense
        columns={columns}
        keyOf={({ node }) => node}
        rows={nodes.map((node) => ({
          node,
          name: network.nodes.find(({ id }) => id === node)?.name ?? node,
          layer: facts.get(node),
          arrays: weights?.get(node),
        }))}
      />
    </section>
  );
}

/** The layer's name, which chooses it on the canvas. */
function NameCell({ row: { node, name } }: { readonly row: Row }) {
  const app = useApp();
  return (
    <button type="button" className="link" onClick={() => app.session.getState().select([node])}>
      {name}
    </button>
  );
}

/** The largest stretches, and of which step they are where that is not the picture's. */
function StretchesCell({ row: { layer } }: { readonly row: Row }) {
  return (
    <>
      {layer?.facts ? showStretchesShort(layer.facts) : NOTHING}
      {layer?.step !== undefined && ` at step ${layer.step}`}
    </>
  );
}

/** Of a layer from the plane to the plane. */
function motionOf({ arrays }: Row) {
  const kernel = arrays?.find(({ name }) => name === "kernel");
  return kernel?.shape[0] === 2 && kernel.shape[1] === 2 ? planeMotion(kernel.values) : undefined;
}
