/** Networks as large as a file may hold, of the wirings that have been slow. */
import type { Network, NetworkNode, NodeId, Params, Wire, WireId } from "../network/network";
import { newNetwork } from "../network/new-network";

const COLUMNS = 100;

function nodeAt(index: number, kind: string, params: Params): NetworkNode {
  const position = { x: (index % COLUMNS) * 144, y: Math.floor(index / COLUMNS) * 206 };
  return { id: `n${index}` as NodeId, kind, name: kind, position, params };
}

function wireOf(index: number, from: number, to: number, port: string): Wire {
  return { id: `w${index}` as WireId, from: `n${from}` as NodeId, to: `n${to}` as NodeId, port };
}

function build(
  count: number,
  node: (index: number) => readonly [kind: string, params: Params],
  ends: readonly (readonly [from: number, to: number, port?: string])[],
): Network {
  return {
    ...newNetwork("large"),
    nodes: Array.from({ length: count }, (_, index) => nodeAt(index, ...node(index))),
    wires: ends.map(([from, to, port = "x"], index) => wireOf(index, from, to, port)),
  };
}

const dense = () => ["dense", { units: 2 }] as const;
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** By what each is like: a function of the number of nodes. */
export const largeNetworks = {
  "Dense in one ring": (count: number) =>
    build(
      count,
      dense,
      range(count).map((index) => [index, (index + 1) % count]),
    ),
  "a chain that trains": (count: number) =>
    build(
      count,
      (index) =>
        index === 0
          ? ["input", { features: 2 }]
          : index === count - 1
            ? ["softmax", {}]
            : index % 2 === 0
              ? ["activation", { function: "tanh" }]
              : ["dense", { units: 2 }],
      range(count - 1).map((index) => [index, index + 1]),
    ),
  "Dense with nothing between them": (count: number) =>
    build(
      count,
      (index) => (index === 0 ? ["input", { features: 2 }] : dense()),
      range(count - 1).map((index) => [index, index + 1]),
    ),
  "loops of two": (count: number) =>
    build(
      count,
      dense,
      range(count).map((index) => [index, index ^ 1]),
    ),
  "as many bad params as nodes": (count: number) =>
    build(
      count,
      () => ["dense", { units: -1 }],
      range(count).map((index) => [index, (index + 1) % count]),
    ),
  "rows of two without an Input": (count: number) =>
    build(
      count,
      dense,
      range(Math.floor(count / 2)).map((index) => [2 * index, 2 * index + 1]),
    ),
  "one node that feeds all others": (count: number) =>
    build(
      count,
      (index) => (index === 0 ? ["input", { features: 2 }] : dense()),
      range(count - 1).map((index) => [0, index + 1]),
    ),
  "straight rows that end in many": (count: number) =>
    build(
      count,
      (index) =>
        index === 0
          ? ["input", { features: 2 }]
          : index < count / 2
            ? ["activation", { function: "linear" }]
            : dense(),
      range(count - 1).map((index) => [Math.min(index, Math.floor(count / 2) - 1), index + 1]),
    ),
} satisfies Readonly<Record<string, (count: number) => Network>>;
