/** The best straight line at a node, as a picture wants it. */
import type { LinearProbes } from "../../../app/run/run-store";
import type { SheetShape } from "../../../core/math/sheet";
import type { NodeId } from "../../../core/network/network";
import type { Span } from "../../../viz/kit/scale";
import { bestLines } from "../../../viz/linear-probe/lines";

/** Where a picture draws the sheet at a node. */
export interface DrawnSheet {
  /** Units of the node. */
  readonly width: number;
  /** [sheetSize, 2] in plane units. */
  readonly sheet: Float32Array;
  readonly shape: SheetShape;
}

/**
 * Where the line runs; undefined where none was fitted. While training it may be some steps older than the picture,
 * half a second at most for a small network.
 */
export function bestLinesOf(
  linearProbes: LinearProbes | undefined,
  node: NodeId,
  drawn: DrawnSheet,
): ((span: Span) => Float32Array) | undefined {
  const line = linearProbes?.nodes.get(node);
  if (!line || line.width !== drawn.width) return undefined;
  return (span) => bestLines({ ...line, scores: line.scores, ...drawn, span });
}
