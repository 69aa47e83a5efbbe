/** A network in one line: its widths, how many parameters, and how far it is trained. */
import type { Network, NodeId } from "../network/network";
import { hasKernel, isInput } from "../nodes";
import type { Shape } from "../nodes/define";
import { countOf } from "./count-of";
import { showPercent } from "./percent";

/** Widths of the same size in a row are counted from so many on. */
const COUNTED_FROM = 6;

/** "2 → 4 → 2", "3072 → 720 × 11 → 10": the widths of the layers with a kernel from the input on, "?" where one is not known. */
export function sayWidths(network: Network, shapes: ReadonlyMap<NodeId, Shape>): string {
  const runs: { readonly width: string; count: number }[] = [];
  for (const node of network.nodes) {
    if (!isInput(node) && !hasKernel(node)) continue;
    const width = String(shapes.get(node.id)?.[0] ?? "?");
    const last = runs.at(-1);
    if (last?.width === width) last.count += 1;
    else runs.push({ width, count: 1 });
  }
  return runs
    .flatMap(({ width, count }) =>
      count >= COUNTED_FROM ? [`${width} × ${count}`] : Array<string>(count).fill(width),
    )
    .join(" → ");
}

export interface NetworkFacts {
  readonly network: Network;
  readonly shapes: ReadonlyMap<NodeId, Shape>;
  readonly parameters: number;
  /** Whole epochs behind its weights. */
  readonly epoch: number;
  /** Of the last of them, 0 to 1; undefined where that is not known. */
  readonly accuracy: number | undefined;
}

/** "2 → 32 → 2, 162 parameters, 98.7 % at epoch 40"; "empty" where there is nothing in it. */
export function sayNetwork({ network, shapes, parameters, epoch, accuracy }: NetworkFacts): string {
  if (network.nodes.length === 0) return "empty";
  const widths = sayWidths(network, shapes);
  const reached = accuracy === undefined ? `epoch ${epoch}` : `${showPercent(accuracy)} at epoch ${epoch}`;
  return [
    widths || countOf(network.nodes.length, "node"),
    countOf(parameters, "parameter"),
    epoch > 0 ? reached : "not trained",
  ].join(", ");
}
