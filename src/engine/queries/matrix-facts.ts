/** A node's kernel told in numbers: singular values, rank, condition, and of a square one determinant and eigenvalues. */
import { type MatrixFacts, matrixFacts } from "../../core/math/matrix-facts";
import type { NodeId } from "../../core/network/network";
import type { Query } from "./query";

/** `facts`: undefined where the node has no kernel, or where a weight is not finite. */
export function createMatrixFactsQuery(): Query<[node: NodeId], { readonly facts: MatrixFacts | undefined }> {
  return {
    answer: ({ run, inTurn }, node) =>
      inTurn(() => {
        const arrays = run.engine.weights().get(node);
        const kernel = arrays?.find(({ name }) => name === "kernel");
        const [rows = 0, columns = 0] = kernel?.shape ?? [];
        return { facts: kernel && matrixFacts(kernel.values, rows, columns) };
      }),
  };
}
