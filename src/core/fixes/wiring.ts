/** Fixes of what is wired wrongly, or not at all. */
import { factsOf } from "../data/facts";
import { NODE_STEP } from "../graph/node-size";
import { leadingTo } from "../graph/topology";
import { addNode, addWire, removeNodes, removeWires } from "../network/edit";
import { nodeOf } from "../network/lookup";
import type { Network, NodeId, Wire, WireId } from "../network/network";
import { nodeSpec } from "../nodes";
import { defaultParams } from "../params";
import { quotedName } from "../words/names";
import { type Fix, type FixTable, meaningAt, type Place } from "./define";
import { inputKind, kernelKind } from "./kinds";
import { freePort, nearestSource, nearestTarget } from "./nearest";
import { addBehind } from "./width";

/** A problem offers no more ways out of one sort than one reads. */
const MOST = 3;

function connecting({ network }: Place, from: NodeId, to: NodeId, port: string): Fix {
  const several = (nodeSpec(nodeOf(network, to)?.kind ?? "")?.inputs.length ?? 0) > 1;
  return {
    name: `Connect ${quotedName(network, from)} to ${quotedName(network, to)}${several ? ` (${port})` : ""}`,
    edit: () => addWire(network, from, to, port),
  };
}

function deleting({ network }: Place, node: NodeId): Fix {
  return { name: `Delete ${quotedName(network, node)}`, edit: () => removeNodes(network, [node]) };
}

/** "Remove the wire from “a” to “b”", or how many of them. */
function unwiring(network: Network, wires: readonly Wire[]): readonly Fix[] {
  const [first] = wires;
  if (!first) return [];
  const name =
    wires.length === 1
      ? `Remove the wire from ${quotedName(network, first.from)} to ${quotedName(network, first.to)}`
      : `Remove ${wires.length.toLocaleString("en")} wires`;
  return [
    {
      name,
      edit: () =>
        removeWires(
          network,
          wires.map(({ id }) => id),
        ),
    },
  ];
}

export const wiringFixes: FixTable<
  | "cycle"
  | "no-input"
  | "several-inputs"
  | "missing-wire"
  | "port-taken"
  | "unknown-port"
  | "no-output"
  | "several-outputs"
  | "loose"
> = {
  cycle: ({ nodes }, place) => unwiring(place.network, wiresBack(place, nodes)),

  "no-input": (_problem, place) => [{ name: "Add an Input", edit: () => withInput(place) }],

  "several-inputs": ({ nodes }, { network, graph }) => {
    const kept = nodes.find((id) => (graph.outOf.get(id)?.length ?? 0) > 0) ?? nodes[0];
    if (kept === undefined) return [];
    const others = new Set(nodes.filter((id) => id !== kept));
    const wires = network.wires.map((wire) => (others.has(wire.from) ? { ...wire, from: kept } : wire));
    return [
      {
        name: `Keep ${quotedName(network, kept)} only`,
        edit: () => removeNodes({ ...network, wires }, [...others]),
      },
    ];
  },

  "missing-wire": ({ node, port }, place) => {
    const source = nearestSource(place, node);
    return source === undefined ? [] : [connecting(place, source, node, port)];
  },

  "port-taken": ({ node, wires }, { network, graph }) =>
    wires.slice(0, MOST).flatMap((kept): readonly Fix[] => {
      const wire = graph.into.get(node)?.find(({ id }) => id === kept);
      if (!wire) return [];
      const others = wires.filter((id) => id !== kept);
      return [
        {
          name: `Keep the wire from ${quotedName(network, wire.from)}`,
          edit: () => removeWires(network, others),
        },
      ];
    }),

  "unknown-port": ({ node }, { network, graph }) => {
    const ports = nodeSpec(nodeOf(network, node)?.kind ?? "")?.inputs ?? [];
    return unwiring(network, graph.into.get(node)?.filter(({ port }) => !ports.includes(port)) ?? []);
  },

  "no-output": ({ node }, place) => {
    const target = nearestTarget(place, node);
    if (target) return [connecting(place, node, target.node, target.port)];
    const units = factsOf(place.network.dataset)?.classes.length ?? 2;
    return [
      {
        name: `Add a ${kernelKind.title}`,
        edit: () => addBehind(place.network, kernelKind.kind, node, { units }),
      },
    ];
  },

  "several-outputs": ({ nodes }, place) => endsToKeep(nodes, place).map((kept) => keepingEnd(place, kept)),

  loose: ({ node }, place) => {
    const port = freePort(place, nodeOf(place.network, node));
    const source = port === undefined ? undefined : nearestSource(place, node, true);
    const wired = port !== undefined && source !== undefined ? [connecting(place, source, node, port)] : [];
    return [...wired, deleting(place, node)];
  },
};

/** With an Input as wide as the data, before the first node that waits for a wire. */
function withInput(place: Place): Network {
  const target = nearestTarget(place, undefined);
  const before = nodeOf(place.network, target?.node)?.position;
  const position = { x: before ? before.x - NODE_STEP.x : 0, y: before?.y ?? 0 };
  const features = factsOf(place.network.dataset)?.features;
  const added = addNode(place.network, inputKind.kind, position, {
    ...defaultParams(inputKind.params),
    ...(features !== undefined && { features }),
  });
  return target ? addWire(added.network, added.node, target.node, target.port) : added.network;
}

/** Which ends may be the one that stays: those that end in probabilities before the others. */
function endsToKeep(ends: readonly NodeId[], place: Place): readonly NodeId[] {
  const isEnd = (id: NodeId) => meaningAt(place, id) !== "numbers";
  return [...ends.filter(isEnd), ...ends.filter((id) => !isEnd(id))].slice(0, MOST);
}

/** Without what leads to the other ends alone. */
function keepingEnd({ network, graph, fed }: Place, kept: NodeId): Fix {
  return {
    name: `End in ${quotedName(network, kept)} only`,
    edit: () => {
      const leads = leadingTo(graph.into, [kept]);
      return removeNodes(
        network,
        [...fed].filter((id) => !leads.has(id)),
      );
    },
  };
}

/**
 * The wires of a loop that lead back, from where it is entered: without them its nodes are in an order. Depth first,
 * without recursion: a loop may be as long as a network.
 */
function wiresBack({ graph }: Place, loop: readonly NodeId[]): readonly Wire[] {
  const inLoop = new Set(loop);
  const entered = loop.filter((id) => graph.into.get(id)?.some(({ from }) => !inLoop.has(from)));
  const state = new Map<NodeId, "open" | "done">();
  const back = new Map<WireId, Wire>();
  for (const start of [...entered, ...loop]) {
    if (state.has(start)) continue;
    const path: { readonly id: NodeId; next: number }[] = [{ id: start, next: 0 }];
    state.set(start, "open");
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const wire = graph.outOf.get(last.id)?.[last.next];
      last.next += 1;
      if (!wire) {
        state.set(last.id, "done");
        path.pop();
      } else if (state.get(wire.to) === "open") back.set(wire.id, wire);
      else if (inLoop.has(wire.to) && !state.has(wire.to)) {
        state.set(wire.to, "open");
        path.push({ id: wire.to, next: 0 });
      }
    }
  }
  return [...back.values()];
}
