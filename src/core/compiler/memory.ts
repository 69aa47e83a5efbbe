/** How much memory a run would take, so that an impossible one is refused before anything is allocated. */

/** The most a run may take: what a browser tab can be trusted to give. */
export const MEMORY_LIMIT = 2 * 2 ** 30;

/** Points of the plane that the pictures push through the network at once. */
const PICTURE_POINTS = 8192;

/** The most nodes that pictures are made of: each costs the page a drawing and the trainer all those points. */
export const MOST_PICTURED_NODES = 500;

const FLOAT_BYTES = 4;

export interface MemoryNeed {
  readonly parameters: number;
  /** Arrays of optimizer state for each parameter. */
  readonly optimizerSlots: number;
  /** Sum of all nodes' widths. */
  readonly units: number;
  readonly batchSize: number;
  readonly examples: number;
  readonly features: number;
  /** Bytes that one number of an example is kept in: 4, or 1 in images. */
  readonly valueBytes: number;
}

/** Bytes: weights, gradients and optimizer state; activations and their gradients of a batch; pictures; the data. */
export function memoryEstimate(need: MemoryNeed): number {
  const weights = need.parameters * (2 + need.optimizerSlots);
  // Only a network on the plane is ever asked for pictures.
  const points = need.features === 2 ? PICTURE_POINTS : 0;
  const activations = need.units * Math.max(2 * need.batchSize, points);
  return FLOAT_BYTES * (weights + activations) + need.valueBytes * need.examples * need.features;
}

/**
 * "3.5 GB", "12 MB": bytes for a sentence.
 * @param bytes a whole number
 */
export function showBytes(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** power;
  if (power === units.length - 1 && value > 1000) return "more than 1,000 PB";
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} ${units[power]}`;
}
