/** The best straight line at a node, as a picture of the plane wants it. */
import type { Picture, Untangling } from "../../../app/run-store";
import type { NodeId } from "../../../core/network/network";
import type { Span } from "../../../viz/kit/scale";
import { bestLines } from "../../../viz/untangling/lines";

/**
 * Where the line runs, for PlaneInput.bestLines; undefined where none was fitted. While training it may be some steps
 * older than the picture, half a second at most for a small network.
 */
export function bestLinesOf(
  untangling: Untangling | undefined,
  picture: Picture | undefined,
  node: NodeId,
): ((span: Span) => Float32Array) | undefined {
  const line = untangling?.nodes.get(node);
  const shown = picture?.nodes.get(node);
  if (!line || !shown || !picture || line.width !== shown.width) return undefined;
  const { width, weights, bias, scores } = line;
  const { sheet } = shown;
  return (span) => bestLines({ width, weights, bias, scores, sheet, shape: picture.shape, span });
}
