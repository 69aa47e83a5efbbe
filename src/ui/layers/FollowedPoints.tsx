/** The named points where a layer puts them: letters on the picture. */
import { useMemo } from "react";
import { datasetOf, domainOf } from "../../app/dataset";
import { namedPoints, POINT_NAMES } from "../../core/data/named-points";
import type { Network, NodeId } from "../../core/network/network";
import { toPixel, type ViewBox } from "../../viz/kit/scale";
import { useNetwork, useRun } from "../context";

export interface FollowedPointsProps {
  readonly viewBox: ViewBox;
  readonly node: NodeId;
}

export function FollowedPoints({ viewBox, node }: FollowedPointsProps) {
  const network = useNetwork();
  const points = useRun((state) => state.picture?.nodes.get(node)?.points);
  const sides = useMemo(() => sidesOfNamedPoints(network), [network]);
  return (
    <svg
      className="followed"
      width="100%"
      height="100%"
      aria-label="Followed points"
      role="img"
      data-node={node}
    >
      {POINT_NAMES.map((name, index) => {
        const [x, y] = toPixel(
          viewBox,
          points?.[2 * index] ?? Number.NaN,
          points?.[2 * index + 1] ?? Number.NaN,
        );
        if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
        return (
          <g key={name}>
            <circle cx={x} cy={y} r={7} data-point={name} data-side={sides[index]} />
            <text x={x} y={y}>
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The side of the plane each named point lies on, where the data has sides. */
function sidesOfNamedPoints(network: Network): readonly (number | undefined)[] {
  const dataset = datasetOf(network);
  const region = dataset?.spec.region?.(dataset.params);
  const points = namedPoints(domainOf(network));
  return POINT_NAMES.map((_, index) => region?.(points[2 * index] ?? 0, points[2 * index + 1] ?? 0));
}
