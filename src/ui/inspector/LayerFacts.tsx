/** A layer in numbers: how many units and parameters it has, and what its matrix does to areas and lengths. */
import { checkOf } from "../../app/network/check";
import { parameterCount } from "../../core/compiler/check";
import { showShape } from "../../core/compiler/show-shape";
import { weightsSvd } from "../../core/math/signed-svd";
import type { NetworkNode } from "../../core/network/network";
import { planeMatrix } from "../../core/nodes/plane-matrix";
import { useNetwork, useRun } from "../context";
import { Facts } from "../kit/Facts";
import { showNumber } from "../strings";

export function LayerFacts({ node: { id, kind } }: { readonly node: NetworkNode }) {
  const network = useNetwork();
  const weights = useRun((state) => state.weights?.get(id));
  const check = checkOf(network);
  const shape = check.shapes.get(id);
  const from = network.wires.find((wire) => wire.to === id)?.from;
  const entering = from && check.shapes.get(from);
  const plane = planeMatrix(kind, check.params.get(id) ?? {}, weights);
  const matrix = plane && weightsSvd(plane);
  return (
    <Facts
      facts={[
        {
          term: "shape",
          is: entering ? `${entering.join("×")} → ${shape?.join("×") ?? "?"}` : showShape(shape),
        },
        { term: "parameters", is: parameterCount(check, id).toLocaleString("en") },
        ...(matrix
          ? [
              { term: "determinant", is: showNumber(matrix.determinant) },
              { term: "stretches", is: `×${showNumber(matrix.s1)}, ×${showNumber(Math.abs(matrix.s2))}` },
            ]
          : []),
      ]}
    />
  );
}
