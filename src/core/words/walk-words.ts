/** What is said of a step along the graph, besides the name of the node that it leads to. */
import type { Step, WalkDirection } from "../graph/walk";

/** "2 of 3 that “input” feeds"; nothing where there was nothing to choose from. @param from the start's name */
export function stepWords({ among, index, count }: Step, from: string): string {
  if (count < 2) return "";
  const which = `${index} of ${count.toLocaleString("en")}`;
  if (among === "column") return `${which} of the same depth`;
  return among === "outputs" ? `${which} that “${from}” feeds` : `${which} that feed “${from}”`;
}

/** Why there is no further step. @param from the node's name */
export function endWords(direction: WalkDirection, from: string): string {
  switch (direction) {
    case "onward":
      return `“${from}” feeds nothing.`;
    case "back":
      return `Nothing feeds “${from}”.`;
    case "up":
      return "Nothing further up.";
    case "down":
      return "Nothing further down.";
  }
}
