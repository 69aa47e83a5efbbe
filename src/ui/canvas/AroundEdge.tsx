/** A wire that goes around the cards between its rows (core/graph/way-around.ts); it is drawn as any other where there is no such way. */
import { BaseEdge, BezierEdge, type Edge, type EdgeProps, getSmoothStepPath } from "reactflow";
import { AROUND, wayAround } from "../../core/graph/way-around";

/** What React Flow is told of it: at what height it crosses. */
export type AroundWire = Edge<{ readonly height: number }, "around">;

/** Canvas units. */
const ROUNDED = 10;

export function AroundEdge(props: EdgeProps<AroundWire>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, ...rest } = props;
  const height = data?.height;
  const ends = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition };
  if (height === undefined || !wayAround({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, height))
    return <BezierEdge {...props} />;
  const [path, labelX, labelY] = aroundPath(ends, height);
  return <BaseEdge {...rest} path={path} labelX={labelX} labelY={labelY} />;
}

/**
 * React Flow's own path along `wayAround`'s corners.
 * @returns it for SVG, and where the words on it stand
 * @internal
 */
export function aroundPath(
  ends: Omit<Parameters<typeof getSmoothStepPath>[0], "centerY" | "offset" | "borderRadius">,
  height: number,
): [path: string, labelX: number, labelY: number, offsetX: number, offsetY: number] {
  return getSmoothStepPath({ ...ends, centerY: height, offset: AROUND, borderRadius: ROUNDED });
}
