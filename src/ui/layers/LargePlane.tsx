/** One layer's picture, large, with what the layer does in a sentence and in numbers. */
import { useCallback, useMemo, useState } from "react";
import { checkOf } from "../../app/check";
import { datasetOf, domainOf } from "../../app/dataset";
import type { PictureScale } from "../../app/session-store";
import { parameterCount } from "../../core/compiler/check";
import { narrate } from "../../core/compiler/narrate";
import { namedPoints, POINT_NAMES } from "../../core/data/named-points";
import { signedSvd } from "../../core/math/signed-svd";
import type { Network, NodeId } from "../../core/network/network";
import { toPixel } from "../../viz/kit/scale";
import type { PlaneView } from "../../viz/plane/input";
import { useNetwork, useRun } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import { OpenInLab } from "../lab/OpenInLab";
import { showNumber } from "../strings";
import { usePlaneDrawing } from "./use-plane-drawing";

export interface LargePlaneProps {
  readonly node: NodeId;
  readonly scale: PictureScale;
  readonly followed: boolean;
}

export function LargePlane({ node, scale, followed }: LargePlaneProps) {
  const network = useNetwork();
  const picture = useRun((state) => state.picture);
  const [view, setView] = useState<PlaneView | undefined>(undefined);
  const draw = usePlaneDrawing({ node, detail: "large", scale, prepare: useShown(setView) });
  const name = network.nodes.find((candidate) => candidate.id === node)?.name ?? node;
  return (
    <div className="large-picture">
      <div className="large-frame">
        <PictureCanvas label={`The plane after ${name}`} draw={draw} />
        {followed && view && (
          <FollowedPoints view={view} node={node} points={picture?.nodes.get(node)?.points} />
        )}
      </div>
      <LayerWords node={node} view={view} />
    </div>
  );
}

/** Hands a view on to what is written beside and over the picture. */
function useShown(show: (view: PlaneView) => void): (view: PlaneView) => PlaneView {
  return useCallback(
    (view) => {
      show(view);
      return view;
    },
    [show],
  );
}

interface FollowedPointsProps {
  readonly view: PlaneView;
  readonly node: NodeId;
  /** [points, 2] in plane units. */
  readonly points: Float32Array | undefined;
}

/** The named points where this layer puts them. */
function FollowedPoints({ view, node, points }: FollowedPointsProps) {
  const network = useNetwork();
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
          view.viewBox,
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

function LayerWords({ node, view }: { readonly node: NodeId; readonly view: PlaneView | undefined }) {
  const network = useNetwork();
  const picture = useRun((state) => state.picture);
  const weights = useRun((state) => state.weights?.get(node));
  const check = checkOf(network);
  const kind = network.nodes.find((candidate) => candidate.id === node)?.kind ?? "";
  const from = network.wires.find((wire) => wire.to === node)?.from;
  const entering = from && check.shapes.get(from)?.[0];
  const leaving = check.shapes.get(node)?.[0];
  const projection = picture?.nodes.get(node)?.projection;
  const sentence = narrate({
    kind,
    params: check.params.get(node) ?? {},
    from: entering || undefined,
    to: leaving,
    weights,
  });
  const matrix = useMemo(() => {
    const kernel = weights?.find((array) => array.name === "kernel");
    if (kernel?.shape[0] !== 2 || kernel.shape[1] !== 2) return undefined;
    // y = x·W with the kernel [in, out]: the matrix that acts on columns is the transpose.
    const [a = 0, c = 0, b = 0, d = 0] = kernel.values;
    return signedSvd(a, b, c, d);
  }, [weights]);
  return (
    // Focusable, because it scrolls where it is short of room.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="large-words" aria-label="What this layer does" tabIndex={0}>
      <p className="sentence">{sentence}</p>
      <dl className="numbers">
        <dt>units</dt>
        <dd>{leaving ?? "?"}</dd>
        <dt>parameters</dt>
        <dd>{parameterCount(check, node).toLocaleString("en")}</dd>
        {matrix && (
          <>
            <dt>determinant</dt>
            <dd>{showNumber(matrix.determinant)}</dd>
            <dt>area</dt>
            <dd>×{showNumber(Math.abs(matrix.determinant))}</dd>
            <dt>stretches</dt>
            <dd>
              ×{showNumber(matrix.s1)}, ×{showNumber(Math.abs(matrix.s2))}
            </dd>
          </>
        )}
        {view && (
          <>
            <dt>zoom</dt>
            <dd>{view.zoomLabel ?? "×1"}</dd>
          </>
        )}
      </dl>
      {kind === "dense" && <OpenInLab node={node} />}
      {projection?.kind === "principal" && (
        <p className="second">
          {leaving} units do not fit a plane. Shown are the two directions in which the sheet spreads most;
          they hold {percentDown(projection.share)} of its spread.
        </p>
      )}
      {view?.notes.map((note) => (
        <p key={note} className="second">
          {note}
        </p>
      ))}
    </section>
  );
}

/** Rounded down: 100 % is said only where nothing is hidden. */
function percentDown(share: number): string {
  return `${Math.floor(1000 * share + 1e-6) / 10} %`;
}
