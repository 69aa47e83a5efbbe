/** What can be wrong with a network, and where. Tags for tests and code; explain.ts makes the sentences. */
import type { NodeId, WireId } from "../network/network";

export type Problem =
  | { readonly tag: "cycle"; readonly nodes: readonly NodeId[] }
  | { readonly tag: "no-input" }
  | { readonly tag: "several-inputs"; readonly nodes: readonly NodeId[] }
  | { readonly tag: "missing-wire"; readonly node: NodeId; readonly port: string }
  | {
      readonly tag: "port-taken";
      readonly node: NodeId;
      readonly port: string;
      readonly wires: readonly WireId[];
    }
  | { readonly tag: "unknown-port"; readonly node: NodeId; readonly port: string }
  | { readonly tag: "no-output"; readonly node: NodeId }
  | { readonly tag: "several-outputs"; readonly nodes: readonly NodeId[] }
  | { readonly tag: "unknown-kind"; readonly node: NodeId; readonly kind: string }
  | { readonly tag: "bad-param"; readonly node: NodeId; readonly param: string; readonly text: string }
  | { readonly tag: "bad-shape"; readonly node: NodeId; readonly text: string }
  | { readonly tag: "input-width"; readonly node: NodeId; readonly width: number; readonly features: number }
  | { readonly tag: "output-width"; readonly node: NodeId; readonly width: number; readonly classes: number }
  | { readonly tag: "softmax-missing"; readonly node: NodeId }
  | { readonly tag: "sigmoid-missing"; readonly node: NodeId }
  | { readonly tag: "binary-width"; readonly node: NodeId; readonly width: number }
  | { readonly tag: "not-binary"; readonly classes: number }
  | { readonly tag: "unknown-dataset"; readonly kind: string }
  | { readonly tag: "bad-setting"; readonly setting: string; readonly text: string }
  | { readonly tag: "no-test-part" }
  | { readonly tag: "memory"; readonly node: NodeId; readonly bytes: number; readonly limit: number }
  | { readonly tag: "loose"; readonly node: NodeId }
  | { readonly tag: "softmax-early"; readonly node: NodeId }
  | {
      readonly tag: "dense-pair";
      readonly first: NodeId;
      readonly second: NodeId;
      /** What stands between them without bending anything; undefined where nothing does. */
      readonly between: NodeId | undefined;
    }
  /** Nodes that each share their name with another. */
  | { readonly tag: "same-name"; readonly nodes: readonly NodeId[] }
  /** A kind's own hint. */
  | { readonly tag: "hint"; readonly node: NodeId; readonly text: string }
  | {
      readonly tag: "topological-obstruction";
      /** Where it is shown: the Dense that would be widened, else the first one, before which a wider one would stand. */
      readonly node: NodeId;
      /** Units with which that Dense frees the inner class; undefined where no single Dense can. */
      readonly units: number | undefined;
      /** The Dense of one unit that presses the plane onto a line; undefined where all are as wide as the plane. */
      readonly bottleneck: NodeId | undefined;
      /** Numbers an example has: as many units as a bend may have without freeing anything. */
      readonly features: number;
      readonly inner: number;
      readonly outer: number;
    };

export type ProblemTag = Problem["tag"];

const warnings: ReadonlySet<ProblemTag> = new Set([
  "loose",
  "softmax-early",
  "dense-pair",
  "hint",
  "same-name",
  "topological-obstruction",
]);

/** A warning is worth saying but does not stop training. */
export function isWarning(problem: Problem): boolean {
  return warnings.has(problem.tag);
}

/** What stops training before what does not, else in the order in which they were found. */
export function errorsFirst(problems: readonly Problem[]): readonly Problem[] {
  return [...problems.filter((problem) => !isWarning(problem)), ...problems.filter(isWarning)];
}

const byNode = new WeakMap<readonly Problem[], ReadonlyMap<NodeId, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** The problems that are shown at a node; of a list that is asked about again and again, sorted once. */
export function problemsAt(problems: readonly Problem[], node: NodeId): readonly Problem[] {
  let sorted = byNode.get(problems);
  if (!sorted) {
    const table = new Map<NodeId, Problem[]>();
    for (const problem of problems) {
      for (const id of nodesOf(problem)) {
        const others = table.get(id);
        if (others) others.push(problem);
        else table.set(id, [problem]);
      }
    }
    sorted = table;
    byNode.set(problems, sorted);
  }
  return sorted.get(node) ?? none;
}

/** The nodes a problem is shown at; none for what concerns the whole network. */
export function nodesOf(problem: Problem): readonly NodeId[] {
  if ("nodes" in problem) return problem.nodes;
  if ("node" in problem) return [problem.node];
  if (problem.tag === "dense-pair") return [problem.second];
  return [];
}
