/** A forward pass of a saved file in plain double precision: the test's own truth, sharing no code with the page. */

interface SavedNode {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly params: { readonly units?: number; readonly function?: string };
}

export interface SavedFile {
  readonly nodes: readonly SavedNode[];
  readonly wires: readonly { readonly from: string; readonly to: string }[];
  readonly checkpoint?: Record<string, { name: string; shape: number[]; values: string }[]>;
}

/** The numbers of a saved array. */
export function floats(text: string): number[] {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(4 * index));
}

/** Every node's value for one point, by the node's name; the file has to be a chain. */
export function forward(file: SavedFile, point: readonly number[]): Map<string, number[]> {
  const values = new Map<string, number[]>();
  let node = file.nodes.find((candidate) => candidate.kind === "input");
  let x = [...point];
  while (node) {
    x = step(node, x, file.checkpoint?.[node.id] ?? []);
    values.set(node.name, x);
    const { id } = node;
    const next = file.wires.find((wire) => wire.from === id)?.to;
    node = file.nodes.find((candidate) => candidate.id === next);
  }
  return values;
}

function step(
  { kind, params }: SavedNode,
  x: readonly number[],
  weights: readonly { name: string; values: string }[],
): number[] {
  if (kind === "dense") {
    const kernel = floats(weights.find((array) => array.name === "kernel")?.values ?? "");
    const bias = floats(weights.find((array) => array.name === "bias")?.values ?? "");
    const units = params.units ?? 0;
    return Array.from({ length: units }, (_, unit) =>
      x.reduce((sum, value, input) => sum + value * (kernel[input * units + unit] ?? 0), bias[unit] ?? 0),
    );
  }
  if (kind === "activation" && params.function === "tanh") return x.map(Math.tanh);
  if (kind === "softmax") {
    const most = Math.max(...x);
    const powers = x.map((value) => Math.exp(value - most));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
  }
  return [...x];
}
