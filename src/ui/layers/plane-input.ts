/** From the trainer's picture of a node to what the drawing wants: projection, sides, labels, scale. */
import { datasetOf, domainOf } from "../../app/network/dataset";
import type { Picture } from "../../app/run/run-store";
import type { PictureScale } from "../../app/session/preferences";
import type { ChapterPlan, Film } from "../../core/film/chapter-plan";
import { lookAlong } from "../../core/film/look-along";
import { type SheetShape, sheetPoints } from "../../core/math/sheet";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId } from "../../core/network/network";
import { isDistribution } from "../../core/nodes";
import type { ExamplesView, NodePicture } from "../../engine/protocol";
import { type ScaleChoice, type Span, sharedSpan } from "../../viz/kit/scale";
import type { Detail, PlaneInput, PlaneProjection } from "../../viz/plane/input";

export interface PlaneInputParts {
  readonly network: Network;
  readonly node: NodeId;
  readonly picture: Picture | undefined;
  readonly data: ExamplesView | undefined;
  readonly width: number;
  readonly height: number;
  readonly detail: Detail;
  readonly scale: PictureScale;
  readonly previous: Span | undefined;
  /** The film that is shown beside it: a wide layer is seen along the same directions in both. */
  readonly film: Film | undefined;
}

/** undefined where there is no picture of this node. */
export function planeInput(parts: PlaneInputParts): PlaneInput | undefined {
  const { network, node, picture, data, width, height, detail, scale, previous, film } = parts;
  const shown = picture?.nodes.get(node);
  if (!picture || !shown) return undefined;
  const domain = domainOf(network);
  const { shape } = picture;
  const shared = sharedSpan(domain);
  const frame: ScaleChoice =
    scale === "fit" ? { kind: "fit", shared, previous } : { kind: "shared", span: shared };
  return {
    ...(asInFilm(node, shown, film) ?? {
      projection: projectionOf(network, node, shown),
      sheet: shown.sheet,
      data: shown.data,
    }),
    shape,
    side: sidesOf(network, shape),
    labels: data ? labelsOf(data, picture.samples) : new Uint8Array(0),
    size: { width, height },
    frame,
    detail,
    classNames: datasetOf(network)?.facts.classes,
  };
}

/** What a camera of the film is called where there is little room; the principal axes where absent. */
const CAMERA_NAMES: Partial<Record<NonNullable<ChapterPlan["rest"]["camera"]>, string>> = {
  svd: "SVD",
  pair: "2 units",
  own: "by hand",
  orbit: "orbit",
};

/** A wide layer as the film rests there; undefined where it is not wide, or in no film. */
function asInFilm(
  node: NodeId,
  { width, whole }: NodePicture,
  film: Film | undefined,
): Pick<PlaneInput, "projection" | "sheet" | "data"> | undefined {
  const plan = film?.plans.find(({ stop }) => stop.node === node);
  const { frame, camera, kind } = plan?.rest ?? {};
  if (!whole || !plan || !frame || !camera || kind === "simplex") return undefined;
  if (width <= 2 || frame.length !== 2 * width) return undefined;
  return {
    projection: { kind: "principal", share: plan.restShare, along: CAMERA_NAMES[camera] },
    sheet: lookAlong(whole.sheet, frame),
    data: lookAlong(whole.data, frame),
  };
}

/** How a node is laid flat: as the trainer did, and two probabilities on their line. */
export function projectionOf(
  network: Network,
  node: NodeId,
  { width, projection }: NodePicture,
): PlaneProjection {
  const own = nodeOf(network, node);
  return width === 2 && own && isDistribution(own) ? { kind: "simplex" } : projection;
}

const sides = new WeakMap<Network["dataset"], Map<string, Uint8Array | undefined>>();

/** Class of the side of the plane each sheet point lies on; undefined where the set has no such sides. */
export function sidesOf(network: Network, shape: SheetShape): Uint8Array | undefined {
  let bySheet = sides.get(network.dataset);
  if (!bySheet) {
    bySheet = new Map();
    sides.set(network.dataset, bySheet);
  }
  const key = `${shape.lines} ${shape.refine}`;
  if (!bySheet.has(key)) {
    const dataset = datasetOf(network);
    const region = dataset?.spec.region?.(dataset.params);
    const points = sheetPoints(shape);
    bySheet.set(
      key,
      region &&
        Uint8Array.from({ length: points.length / 2 }, (_, index) =>
          region(points[2 * index] ?? 0, points[2 * index + 1] ?? 0),
        ),
    );
  }
  return bySheet.get(key);
}

const labels = new WeakMap<Int32Array, Uint8Array>();

/** The labels of the examples that a picture carries along, in their order. */
export function labelsOf(data: ExamplesView, samples: Int32Array): Uint8Array {
  let known = labels.get(samples);
  if (!known) {
    known = Uint8Array.from(samples, (index) => data.labels[index] ?? 0);
    labels.set(samples, known);
  }
  return known;
}
