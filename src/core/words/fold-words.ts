/** What a folded run of layers is called: "Dense 32 + tanh × 24". */
import { letterOf, type RepeatedBlock } from "../graph/repeated-blocks";
import { nodeTable } from "../network/lookup";
import type { Network, NetworkNode } from "../network/network";
import { nodeSpec } from "../nodes";
import type { NodeSpec } from "../nodes/define";
import { defaultParams } from "../params";

export interface FoldWords {
  /** "Dense 32 + tanh"; "48 layers" where one was changed since they were folded. */
  readonly layers: string;
  /** "24 repeats"; the same as the layers where they no longer are all alike. */
  readonly repeats: string;
  /** "Dense 32 + tanh × 24", or "48 layers". */
  readonly title: string;
}

export function foldWords(network: Network, { nodes, every }: RepeatedBlock): FoldWords {
  const table = nodeTable(network);
  const layers = nodes.flatMap((id) => table.get(id) ?? []);
  const letters = layers.map(letterOf);
  const isRepeated =
    layers.length % every === 0 && letters.every((letter, at) => letter === letters[at % every]);
  const all = `${layers.length.toLocaleString("en")} layers`;
  if (!isRepeated) return { layers: all, repeats: all, title: all };
  const one = layers.slice(0, every).map(labelOf).join(" + ");
  const count = (layers.length / every).toLocaleString("en");
  return { layers: one, repeats: `${count} repeats`, title: `${one} × ${count}` };
}

function labelOf({ kind, params }: NetworkNode): string {
  const spec = nodeSpec(kind) as NodeSpec | undefined;
  return spec ? spec.label({ ...defaultParams(spec.params), ...params }) : kind;
}
