/** The plane as cells: what the network's output is in each, and what single units of its nodes are. */
import { rasterPoints } from "../../core/math/sheet";
import type { NodeId } from "../../core/network/network";
import type { Run } from "../training/run";
import { inChunks, probeAll } from "./probe";

/** The network's output over the plane. */
export interface OutputRaster {
  /** Cells a side. */
  readonly size: number;
  readonly outputs: number;
  /** [size × size, outputs] row-major, cells in image order. */
  readonly values: Float32Array;
}

/** What single units give over the plane. */
export interface UnitMaps {
  /** Cells a side. */
  readonly size: number;
  /** [units, size × size] of each node's first units, cells in image order. */
  readonly nodes: ReadonlyMap<NodeId, Float32Array>;
}

type Domain = readonly [number, number];

/**
 * The output in every cell of the square `domain`, in pieces; the caller sees to it that no step is taken meanwhile.
 * @throws Replaced
 */
export async function takeOutputRaster(run: Run, domain: Domain, size: number): Promise<OutputRaster> {
  const { output, outputs } = run.plan;
  const values = new Float32Array(size * size * outputs);
  await inChunks(run, rasterPoints(domain, size), [output], (_, chunk, row) => {
    values.set(chunk, row * outputs);
  });
  return { size, outputs, values };
}

/**
 * What the first `most` units of every node give over the square `domain`, in pieces as above.
 * @throws Replaced
 */
export async function takeUnitMaps(
  run: Run,
  domain: Domain,
  { size, most }: { readonly size: number; readonly most: number },
): Promise<UnitMaps> {
  const cells = size * size;
  const nodes = new Map<NodeId, Float32Array>();
  for (const [id, values] of await probeAll(run, rasterPoints(domain, size), undefined)) {
    const width = values.length / cells;
    const shown = Math.min(most, width);
    const maps = new Float32Array(shown * cells);
    for (let cell = 0; cell < cells; cell++) {
      for (let unit = 0; unit < shown; unit++)
        maps[unit * cells + cell] = values[cell * width + unit] as number;
    }
    nodes.set(id, maps);
  }
  return { size, nodes };
}
