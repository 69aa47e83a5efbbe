/**
 * What is wrong with a network whatever Input it gets, where it has none: one is supposed before every node that waits for a
 * wire, once as the data has it and once of another width, and what is found both times does not depend on it.
 */
import { factsOf } from "../data/facts";
import { inputKind } from "../fixes/kinds";
import { addNode, freshIds } from "../network/edit";
import type { Network, NodeId, Wire, WireId } from "../network/network";
import type { Shape } from "../nodes/define";
import { nodesOf, type Problem } from "./problem";

/** Of a check (check.ts). */
interface Found {
  readonly problems: readonly Problem[];
  readonly shapes: ReadonlyMap<NodeId, Shape>;
}

/**
 * @param found of the network as it is
 * @param check finds what is wrong with a network that has an Input
 * @returns what is found besides, and the shapes that are known without the Input
 */
export function besidesInput(network: Network, found: Found, check: (network: Network) => Found): Found {
  const waiting = found.problems.flatMap((problem) => (problem.tag === "missing-wire" ? [problem] : []));
  if (waiting.length === 0) return { problems: [], shapes: new Map() };
  const features = factsOf(network.dataset)?.features ?? 2;
  const suppose = (width: number) => {
    const added = addNode(network, inputKind.kind, { x: 0, y: 0 }, { features: width });
    const wireId = freshIds(network.wires, "w");
    // All at once: none has to make way, and as many may be missing as there are nodes.
    const missing = waiting.map(
      ({ node, port }): Wire => ({
        id: wireId() as WireId,
        from: added.node,
        to: node,
        port,
      }),
    );
    return {
      ...check({ ...added.network, wires: [...network.wires, ...missing] }),
      input: added.node,
    };
  };
  const [one, other] = [suppose(features), suppose(features === 1 ? 2 : 1)];
  const known = new Set(found.problems.map(keyOf));
  const both = new Set(other.problems.map(keyOf));
  const problems = one.problems.filter((problem) => {
    const key = keyOf(problem);
    // Which of several ends is the network's is asked once there is a way to them, on which the answer depends.
    const isGuess = problem.tag === "several-outputs";
    return both.has(key) && !known.has(key) && !isGuess && !nodesOf(problem).includes(one.input);
  });
  const shapes = [...one.shapes].filter(
    ([id, shape]) => id !== one.input && other.shapes.get(id)?.join() === shape.join(),
  );
  return { problems, shapes: new Map(shapes) };
}

/** Equal for problems that are the same; of memory it is how much that the Input changes, not whether. */
function keyOf(problem: Problem): string {
  return JSON.stringify(problem.tag === "memory" ? [problem.tag, problem.node] : problem);
}
