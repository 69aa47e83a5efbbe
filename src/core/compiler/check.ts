/**
 * Reads a network and always answers, half-wired or not: the shape at every node as far as it can be known,
 * parameter counts, and problems as values with the node they belong to.
 */

import { warnAboutShape } from "../advice/shape-hints";
import { warnAboutObstruction } from "../advice/topological-obstruction";
import { datasetSpec } from "../data";
import type { DatasetFacts } from "../data/define";
import { reachable, type Topology, topology } from "../graph/topology";
import { activeNetwork } from "../network/bypass";
import { sizeOf } from "../network/checkpoint";
import { nodeOf, nodeTable } from "../network/lookup";
import { nodesOfOneName } from "../network/names";
import type { Network, NetworkNode, NodeId, Params } from "../network/network";
import { isInput, nodeSpec } from "../nodes";
import type { Shape, WeightSpec } from "../nodes/define";
import { parseParams } from "../params";
import { type LossSpec, lossSpec } from "../training/losses";
import { optimizerSpec } from "../training/optimizers";
import { batchSizeOf } from "../training/options/batches";
import { optionSpec, parseOption } from "../training/options/list";
import { trainingParams } from "../training/settings";
import { type Inferred, inferShapes, withBypassed } from "./infer";
import { MEMORY_LIMIT, memoryEstimate } from "./memory";
import { isWarning, type Problem } from "./problem";
import { besidesInput } from "./without-input";

export interface Check {
  /** Shape that leaves each node, where it can be known. */
  readonly shapes: ReadonlyMap<NodeId, Shape>;
  /** Weight arrays of each node, where they can be known. */
  readonly weights: ReadonlyMap<NodeId, readonly WeightSpec[]>;
  /** Parsed params of each node whose params are good. */
  readonly params: ReadonlyMap<NodeId, Params>;
  /** Nodes with no wire at all: ignored. */
  readonly loose: ReadonlySet<NodeId>;
  /** Every other node after all that feed it; those on a cycle left out. */
  readonly order: readonly NodeId[];
  readonly problems: readonly Problem[];
  /** True where nothing stops training. */
  readonly trainable: boolean;
}

/** Number of values in a node's weights, trained or not: Keras's "Param #". */
export function parameterCount(check: Check, node: NodeId): number {
  return countValues(check.weights.get(node) ?? []);
}

/** Number of values in the network's weights, loose nodes left out: Keras's "Total params". */
export function totalParameters(check: Check): number {
  return check.order.reduce((sum, node) => sum + parameterCount(check, node), 0);
}

/** How many of them the optimizer trains: Keras's "Trainable params". */
export function trainableParameters(check: Check): number {
  return check.order.reduce(
    (sum, node) => sum + countValues((check.weights.get(node) ?? []).filter(({ trainable }) => trainable)),
    0,
  );
}

function countValues(weights: readonly WeightSpec[]): number {
  return weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** Bypassed nodes have the shape that they pass on, and the weights that wait for them, and no problems. */
export function checkNetwork(network: Network): Check {
  const active = activeNetwork(network);
  const found = checkActive(active);
  const check = found.problems.some(({ tag }) => tag === "no-input") ? withoutInput(active, found) : found;
  return withNames(active === network ? check : { ...check, ...withBypassed(network, check) }, network);
}

/** With what is wrong or known whatever the Input will be. */
function withoutInput(network: Network, found: Check): Check {
  const { problems, shapes } = besidesInput(network, found, checkActive);
  return {
    ...found,
    problems: [...found.problems, ...problems],
    shapes: new Map([...found.shapes, ...shapes]),
  };
}

/** The check of a network that differs in names alone from the one that was checked: the same value where it is as true of it. */
export function withNames(check: Check, network: Network): Check {
  const nodes = nodesOfOneName(network);
  const said = check.problems.find((problem) => problem.tag === "same-name");
  const isSame = said ? said.nodes.join() === nodes.join() : nodes.length === 0;
  if (isSame) return check;
  const others = check.problems.filter((problem) => problem !== said);
  return { ...check, problems: nodes.length === 0 ? others : [...others, { tag: "same-name", nodes }] };
}

/** The same of a network none of whose nodes is bypassed. */
function checkActive(network: Network): Check {
  const graph = topology(
    network.nodes.map((node) => node.id),
    network.wires,
  );
  const nodes = nodeTable(network);
  const inputs = network.nodes.filter(isInput);
  const loose = looseNodes(network, graph, inputs.length);
  const problems: Problem[] = [];

  const settings = checkSettings(network, problems);
  checkWiring(network, graph, inputs, loose, problems);
  const inferred = inferShapes(nodes, graph, loose, problems);
  const structureStands = !problems.some((problem) => !isWarning(problem) && problem.tag !== "bad-setting");
  if (structureStands && inputs[0]) {
    checkEnds(network, graph, inputs[0].id, inferred.shapes, settings, problems);
  }
  const order = graph.order.filter((id) => !loose.has(id));
  checkMemory(network, order, inferred, settings, problems);
  warnAboutShape(network, nodes, graph, loose, inferred, problems);
  if (problems.every(isWarning)) warnAboutObstruction(network, order, graph, inferred, problems);
  return { ...inferred, loose, order, problems, trainable: problems.every(isWarning) };
}

/** Nodes nobody has wired yet. A lone Input is not loose: it is the network, still without an output. */
function looseNodes(network: Network, graph: Topology, inputCount: number): ReadonlySet<NodeId> {
  const unwired = network.nodes.filter(
    ({ id }) => graph.into.get(id)?.length === 0 && graph.outOf.get(id)?.length === 0,
  );
  return new Set(unwired.filter((node) => !isInput(node) || inputCount > 1).map((node) => node.id));
}

interface Settings {
  readonly facts: DatasetFacts | undefined;
  readonly needs: LossSpec["needs"];
  readonly optimizerSlots: number;
}

function checkSettings(network: Network, problems: Problem[]): Settings {
  const dataset = datasetSpec(network.dataset.kind);
  let facts: DatasetFacts | undefined;
  if (dataset === undefined) problems.push({ tag: "unknown-dataset", kind: network.dataset.kind });
  else {
    const parsed = parseParams(dataset.params, network.dataset.params);
    if (parsed.ok) facts = dataset.facts(parsed.params);
    else
      for (const { param, text } of parsed.problems)
        problems.push({ tag: "bad-setting", setting: param, text });
  }
  if (network.split.kind === "test" && facts && !facts.hasTestPart) problems.push({ tag: "no-test-part" });

  const { optimizer, loss, options = {}, ...plain } = network.training;
  const plainParsed = parseParams(trainingParams, plain);
  const optimizerFound = optimizerSpec(optimizer.kind);
  const lossFound = lossSpec(loss);
  const optimizerParsed = optimizerFound && parseParams(optimizerFound.params, optimizer.params);
  const chosen = Object.entries(options).map(
    ([slot, option]) => [slot, option.kind, parseOption(slot, option)] as const,
  );
  for (const parsed of [plainParsed, optimizerParsed, ...chosen.map(([, , parsed]) => parsed)]) {
    if (parsed && !parsed.ok) {
      for (const { param, text } of parsed.problems)
        problems.push({ tag: "bad-setting", setting: param, text });
    }
  }
  const unknown = (setting: string, value: string) =>
    problems.push({
      tag: "bad-setting",
      setting,
      text: `This version does not know the ${setting} “${value}”. Choose another in Training.`,
    });
  if (!optimizerFound) unknown("optimizer", optimizer.kind);
  if (!lossFound) unknown("loss", loss);
  for (const [slot, kind, parsed] of chosen) {
    const refusal = optionSpec(slot, kind)?.refusal?.(loss);
    if (!parsed) unknown(slot, kind);
    else if (refusal) problems.push({ tag: "bad-setting", setting: slot, text: refusal });
  }
  return {
    facts,
    needs: lossFound?.needs,
    optimizerSlots: optimizerFound?.slots ?? 0,
  };
}

function checkWiring(
  network: Network,
  graph: Topology,
  inputs: readonly NetworkNode[],
  loose: ReadonlySet<NodeId>,
  problems: Problem[],
): void {
  for (const nodes of graph.loops) problems.push({ tag: "cycle", nodes });
  if (inputs.length === 0) problems.push({ tag: "no-input" });
  if (inputs.length > 1) problems.push({ tag: "several-inputs", nodes: inputs.map((node) => node.id) });

  for (const node of network.nodes) {
    const { id, kind } = node;
    if (loose.has(id)) {
      if (!isInput(node)) problems.push({ tag: "loose", node: id });
      continue;
    }
    const spec = nodeSpec(kind);
    if (!spec) {
      problems.push({ tag: "unknown-kind", node: id, kind });
      continue;
    }
    const wires = graph.into.get(id) ?? [];
    for (const port of spec.inputs) {
      const here = wires.filter((wire) => wire.port === port);
      if (here.length === 0) problems.push({ tag: "missing-wire", node: id, port });
      if (here.length > 1) {
        problems.push({ tag: "port-taken", node: id, port, wires: here.map((wire) => wire.id) });
      }
    }
    const odd = wires.find((wire) => !spec.inputs.includes(wire.port));
    if (odd) problems.push({ tag: "unknown-port", node: id, port: odd.port });
  }
}

/** Both ends against the data, and the last node against the loss. */
function checkEnds(
  network: Network,
  graph: Topology,
  input: NodeId,
  shapes: ReadonlyMap<NodeId, Shape>,
  { facts, needs }: Settings,
  problems: Problem[],
): void {
  const width = shapes.get(input)?.[0];
  if (facts && width !== undefined && width !== facts.features) {
    problems.push({ tag: "input-width", node: input, width, features: facts.features });
  }
  const ends = [...reachable(graph.outOf, [input])].filter((id) => graph.outOf.get(id)?.length === 0);
  const [end] = ends;
  if (end === input) problems.push({ tag: "no-output", node: input });
  else if (ends.length > 1) problems.push({ tag: "several-outputs", nodes: ends });
  else if (end) {
    const outputs = shapes.get(end)?.[0];
    const classes = facts?.classes.length;
    if (needs === "probability") {
      // One number says which of two classes it is.
      if (classes !== undefined && classes !== 2) problems.push({ tag: "not-binary", classes });
      else if (outputs !== undefined && outputs !== 1) {
        problems.push({ tag: "binary-width", node: end, width: outputs });
      }
    } else if (classes !== undefined && outputs !== undefined && outputs !== classes) {
      problems.push({ tag: "output-width", node: end, width: outputs, classes });
    }
    const last = nodeOf(network, end);
    if (needs && last && nodeSpec(last.kind)?.meaning(last.params) !== needs) {
      problems.push({ tag: MISSING[needs], node: end });
    }
  }
}

const MISSING = { distribution: "softmax-missing", probability: "sigmoid-missing" } as const;

function checkMemory(
  network: Network,
  order: readonly NodeId[],
  { shapes, weights }: Inferred,
  { facts, optimizerSlots }: Settings,
  problems: Problem[],
): void {
  const need = { parameters: 0, units: 0, worst: 0 };
  let worstNode: NodeId | undefined;
  for (const id of order) {
    const parameters = countValues(weights.get(id) ?? []);
    const units = sizeOf(shapes.get(id) ?? [0]);
    need.parameters += parameters;
    need.units += units;
    if (worstNode === undefined || parameters + units > need.worst) {
      need.worst = parameters + units;
      worstNode = id;
    }
  }
  const { batchSize: size, options = {} } = network.training;
  const batchSize = batchSizeOf(options, size, facts?.count ?? 0);
  const bytes = memoryEstimate({
    ...need,
    optimizerSlots,
    batchSize: Number.isFinite(batchSize) ? batchSize : 0,
    examples: facts?.count ?? 0,
    features: facts?.features ?? 0,
    valueBytes: facts?.image ? 1 : 4,
  });
  if (worstNode !== undefined && bytes > MEMORY_LIMIT) {
    problems.push({ tag: "memory", node: worstNode, bytes, limit: MEMORY_LIMIT });
  }
}
