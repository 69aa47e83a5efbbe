/** A node's kernel told in numbers: singular values, rank, condition, and of a square one determinant and eigenvalues. */
import { type MatrixFacts, matrixFacts } from "../../core/math/matrix-facts";
import type { NodeId } from "../../core/network/network";
import { takingApart } from "../training/long-work";
import type { Query } from "./query";

/** `facts`: undefined where the node has no kernel, or where a weight is not finite. */
export function createMatrixFactsQuery(): Query<[node: NodeId], { readonly facts: MatrixFacts | undefined }> {
  return {
    answer: ({ run, inTurn }, node) =>
      inTurn(() => {
        const arrays = run.engine.weights().get(node);
        const kernel = arrays?.find(({ name }) => name === "kernel");
        if (!kernel) return { facts: undefined };
        const [rows = 0, columns = 0] = kernel.shape;
        const facts = () => matrixFacts(kernel.values, rows, columns);
        return run.long(takingApart(rows, columns), () => ({ facts: facts() }));
      }),
  };
}
