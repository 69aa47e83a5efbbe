/** What is left out of a large network, as a sentence. */
import { countOf } from "../../core/words/count-of";
import type { Crowding } from "./crowding";

/** Undefined where it draws everything. */
export function crowdingText({ hiddenNodes, hiddenWires }: Crowding): string | undefined {
  const nodes = countOf(hiddenNodes.size, "node");
  const wires = countOf(hiddenWires.size, "wire");
  if (hiddenNodes.size > 0)
    return `${nodes} and ${wires} are not drawn: too many lie in one place. Arrange lays them out.`;
  if (hiddenWires.size === 0) return undefined;
  return `${wires} ${hiddenWires.size === 1 ? "is" : "are"} not drawn: too many lie in one place.`;
}
