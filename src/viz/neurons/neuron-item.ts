/** What the neuron picture is made of and a person can look at: units (with their bias) and weights. */

export type NeuronItem =
  | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
  | {
      readonly kind: "weight";
      /** The layer whose kernel it is in, and the one it comes from. */
      readonly layer: number;
      readonly from: number;
      readonly input: number;
      readonly unit: number;
    };

/** Whether both mean the same unit or the same weight. */
export function isSameItem(one: NeuronItem, other: NeuronItem): boolean {
  if (one.layer !== other.layer || one.unit !== other.unit) return false;
  return one.kind === "weight"
    ? other.kind === "weight" && one.from === other.from && one.input === other.input
    : other.kind === "unit";
}

/** A weight as it is drawn. */
export interface WeightLine {
  readonly item: Extract<NeuronItem, { kind: "weight" }>;
  /** Ends: x, y, x, y. */
  readonly ends: readonly [number, number, number, number];
  readonly value: number;
  /** In CSS pixels. */
  readonly width: number;
  /** Stands back because something else is looked at. */
  readonly isFaint: boolean;
}
