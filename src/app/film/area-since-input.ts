/** What became of the input plane's area at a node, in a sentence made from the trainer's picture. */
import { cellAreas } from "../../core/math/area";
import type { NodeId } from "../../core/network/network";
import { areaSentence, areaSinceInput } from "../../core/words/area-words";
import type { Picture } from "../run/run-store";

/** undefined where there is no picture of the node, or its values are too wide to have come along. */
export function areaSentenceOf(picture: Picture, node: NodeId): string | undefined {
  const shown = picture.nodes.get(node);
  if (!shown) return undefined;
  const { width, sheet, whole } = shown;
  if (width > 2 && !whole) return undefined;
  // One unit is drawn on the horizontal axis, so as two numbers; its own value is the first.
  const values = width === 1 ? sheet.filter((_, index) => index % 2 === 0) : (whole?.sheet ?? sheet);
  return areaSentence(areaSinceInput(picture.shape, cellAreas(picture.shape, values, width)), width);
}
