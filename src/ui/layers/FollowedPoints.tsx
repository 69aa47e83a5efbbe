/** The named points where a layer puts them: letters on the picture. */
import { useMemo } from "react";
import { datasetOf, domainOf } from "../../app/network/dataset";
import { namedPoints, POINT_NAMES } from "../../core/data/named-points";
import { lookAlong } from "../../core/film/look-along";
import type { Network, NodeId } from "../../core/network/network";
import { planePoint } from "../../viz/kit/points";
import { toPixel, type ViewBox } from "../../viz/kit/scale";
import { useNetwork, useRun } from "../context";

export interface FollowedPointsProps {
  readonly viewBox: ViewBox;
  readonly node: NodeId;
  /** [2, units] row-major: what the picture looks along; undefined where it is laid flat as the trainer says. */
  readonly axes?: Float32Array | undefined;
}

export function FollowedPoints({ viewBox, node, axes }: FollowedPointsProps) {
  const network = useNetwork();
  const shown = useRun((state) => state.picture?.nodes.get(node));
  const sides = useMemo(() => sidesOfNamedPoints(network), [network]);
  const points = axes && shown?.whole ? lookAlong(shown.whole.points, axes) : shown?.points;
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
        const place = planePoint(points?.[2 * index] ?? Number.NaN, points?.[2 * index + 1] ?? Number.NaN);
        const [x, y] = toPixel(viewBox, place);
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
