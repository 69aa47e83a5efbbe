/** From the Input on: the shape that leaves each node, and its weights. */
import type { Topology } from "../graph/topology";
import { isBypassed, passedOn } from "../network/bypass";
import type { Network, NetworkNode, NodeId, Params } from "../network/network";
import { nodeSpec } from "../nodes";
import { isRefusal, type NodeSpec, type Shape, type WeightSpec } from "../nodes/define";
import { type ParsedParams, parseParams } from "../params";
import type { Problem } from "./problem";

/** What is known of each node from what feeds it. */
export interface Inferred {
  readonly shapes: ReadonlyMap<NodeId, Shape>;
  readonly weights: ReadonlyMap<NodeId, readonly WeightSpec[]>;
  readonly params: ReadonlyMap<NodeId, Params>;
}

/**
 * Params, shapes and weights of every node as far as they can be known.
 * @param problems gets what is wrong with a node's params or its shapes
 */
export function inferShapes(
  nodes: ReadonlyMap<NodeId, NetworkNode>,
  graph: Topology,
  loose: ReadonlySet<NodeId>,
  problems: Problem[],
): Inferred {
  const shapes = new Map<NodeId, Shape>();
  const weights = new Map<NodeId, readonly WeightSpec[]>();
  const params = new Map<NodeId, Params>();
  for (const { id, kind, params: written } of nodes.values()) {
    const spec = nodeSpec(kind);
    if (!spec) continue;
    const parsed = parsedParams(spec, written);
    if (parsed.ok) params.set(id, parsed.params);
    else for (const problem of parsed.problems) problems.push({ tag: "bad-param", node: id, ...problem });
  }
  for (const id of graph.order) {
    const spec = nodeSpec(nodes.get(id)?.kind ?? "");
    const own = params.get(id);
    if (!spec || !own || loose.has(id)) continue;
    const entering = shapesEntering(spec, id, graph, shapes);
    if (!entering) continue;
    const answer = spec.inferShape(entering, own);
    if (isRefusal(answer)) problems.push({ tag: "bad-shape", node: id, text: answer.refusal });
    else {
      shapes.set(id, answer);
      weights.set(id, spec.weights(entering, own));
    }
  }
  return { shapes, weights, params };
}

/** What is known of a network's bypassed nodes too: what they pass on, and which weights wait for them. */
export function withBypassed(network: Network, known: Inferred): Inferred {
  const shapes = new Map(known.shapes);
  const weights = new Map(known.weights);
  const params = new Map(known.params);
  for (const node of network.nodes) {
    if (!isBypassed(node)) continue;
    const { id, kind, params: written } = node;
    const source = passedOn(network, id);
    const shape = source && known.shapes.get(source);
    if (shape) shapes.set(id, shape);
    const spec = nodeSpec(kind);
    if (!spec) continue;
    const parsed = parsedParams(spec, written);
    if (!parsed.ok) continue;
    params.set(id, parsed.params);
    if (shape && !isRefusal(spec.inferShape([shape], parsed.params)))
      weights.set(id, spec.weights([shape], parsed.params));
  }
  return { shapes, weights, params };
}

/** The shapes at a node's ports, in order; undefined where one is not known (yet). */
function shapesEntering(
  spec: NodeSpec,
  id: NodeId,
  graph: Topology,
  shapes: ReadonlyMap<NodeId, Shape>,
): readonly Shape[] | undefined {
  const entering: Shape[] = [];
  for (const port of spec.inputs) {
    const wire = graph.into.get(id)?.find((candidate) => candidate.port === port);
    const shape = wire && shapes.get(wire.from);
    if (!shape) return undefined;
    entering.push(shape);
  }
  return entering;
}

const known = new WeakMap<Params, { readonly spec: NodeSpec; readonly parsed: ParsedParams }>();

/** Params never change, only nodes get others: after an edit only the edited node's are read again. */
function parsedParams(spec: NodeSpec, written: Params): ParsedParams {
  const last = known.get(written);
  if (last?.spec === spec) return last.parsed;
  const parsed = parseParams(spec.params, written);
  known.set(written, { spec, parsed });
  return parsed;
}
