/** Helps to write presets: a state by what differs from the lab's beginning, entries as they would be typed. */
import { parseExpression } from "./expression";
import type { LabPreset } from "./interface";
import { type Entry, initialLab, type LabState, type MatrixEntries } from "./state";

interface PresetWords extends Omit<LabPreset, "state"> {
  /** a, b, c, d as typed. */
  readonly matrix: readonly [string, string, string, string];
  readonly bias?: readonly [string, string];
  readonly second?: readonly [string, string, string, string];
  readonly show?: Partial<Omit<LabState, "matrix" | "bias" | "second" | "preset">>;
}

/**
 * A preset from its words and what its state differs in from the lab's beginning.
 * @throws Error where an entry cannot be read: a mistake in the preset
 */
export function definePreset({ matrix, bias, second, show, ...words }: PresetWords): LabPreset {
  return {
    ...words,
    state: {
      ...initialLab,
      ...show,
      matrix: matrix.map(entry) as unknown as MatrixEntries,
      ...(bias ? { bias: [entry(bias[0]), entry(bias[1])] } : {}),
      ...(second ? { second: second.map(entry) as unknown as MatrixEntries } : {}),
      preset: words.id,
    },
  };
}

function entry(text: string): Entry {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`preset entry: ${parsed.text}`);
  return { text, value: parsed.value };
}
