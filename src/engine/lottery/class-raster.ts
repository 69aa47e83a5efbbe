/** A network's output over the plane in two bytes a cell: few enough that a thousand seeds' pictures are a few megabytes. */
import { type ClassRaster, NO_WINNER } from "../../core/lottery/outcome";
import type { OutputRaster } from "../queries/raster";

/** Of outputs that are probabilities of two classes or more, up to 254. */
export function classRaster({ size, outputs, values }: OutputRaster): ClassRaster {
  const cells = size * size;
  const winner = new Uint8Array(cells);
  const lead = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    let best = NO_WINNER;
    let first = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let isWhole = true;
    for (let output = 0; output < outputs; output++) {
      const value = values[cell * outputs + output] as number;
      if (!Number.isFinite(value)) isWhole = false;
      if (value > first) {
        second = first;
        first = value;
        best = output;
      } else if (value > second) second = value;
    }
    winner[cell] = isWhole ? best : NO_WINNER;
    lead[cell] = isWhole ? Math.round(255 * Math.min(1, first - second)) : 0;
  }
  return { size, winner, lead };
}
