/** From the trainer's picture of a node to what the drawing wants: projection, sides, labels, scale. */
import { datasetOf, domainOf } from "../../app/dataset";
import { sampleIndices } from "../../app/picture-loop";
import type { Picture } from "../../app/run-store";
import type { PictureScale } from "../../app/session-store";
import { SHEET_LINES, type SheetShape, sheetPoints } from "../../core/math/sheet";
import type { Network, NodeId } from "../../core/network/network";
import type { ExamplesView, NodePicture } from "../../engine/protocol";
import { type Frame, type Span, sharedSpan } from "../../viz/kit/scale";
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
}

/** undefined where there is no picture of this node. */
export function planeInput(parts: PlaneInputParts): PlaneInput | undefined {
  const { network, node, picture, data, width, height, detail, scale, previous } = parts;
  const shown = picture?.nodes.get(node);
  if (!shown) return undefined;
  const domain = domainOf(network);
  const shape = shapeOf(shown, domain);
  const shared = sharedSpan(domain);
  const frame: Frame = scale === "fit" ? { kind: "fit", shared, previous } : { kind: "shared", span: shared };
  return {
    projection: projectionOf(network, node, shown),
    sheet: shown.sheet,
    shape,
    side: sidesOf(network, shape),
    data: shown.data,
    labels: data ? labelsOf(data) : new Uint8Array(0),
    size: { width, height },
    frame,
    detail,
    classNames: datasetOf(network)?.facts.classes,
  };
}

function projectionOf(network: Network, node: NodeId, { width, projection }: NodePicture): PlaneProjection {
  const kind = network.nodes.find((candidate) => candidate.id === node)?.kind;
  return kind === "softmax" && width === 2 ? { kind: "simplex" } : projection;
}

/** The answer does not repeat the sheet's fineness; its length tells. */
function shapeOf({ sheet }: NodePicture, domain: readonly [number, number]): SheetShape {
  const along = sheet.length / 2 / (2 * SHEET_LINES);
  return { domain, lines: SHEET_LINES, refine: Math.round((along - 1) / (SHEET_LINES - 1)) };
}

const sides = new WeakMap<Network["dataset"], Map<number, Uint8Array | undefined>>();

/** Class of the side of the plane each sheet point lies on; undefined where the set has no such sides. */
function sidesOf(network: Network, shape: SheetShape): Uint8Array | undefined {
  let byRefine = sides.get(network.dataset);
  if (!byRefine) {
    byRefine = new Map();
    sides.set(network.dataset, byRefine);
  }
  if (!byRefine.has(shape.refine)) {
    const dataset = datasetOf(network);
    const region = dataset?.spec.region?.(dataset.params);
    const points = sheetPoints(shape);
    byRefine.set(
      shape.refine,
      region &&
        Uint8Array.from({ length: points.length / 2 }, (_, index) =>
          region(points[2 * index] ?? 0, points[2 * index + 1] ?? 0),
        ),
    );
  }
  return byRefine.get(shape.refine);
}

const labels = new WeakMap<ExamplesView, Uint8Array>();

/** The labels of the examples that pictures carry along, in their order. */
export function labelsOf(data: ExamplesView): Uint8Array {
  let known = labels.get(data);
  if (!known) {
    known = Uint8Array.from(sampleIndices(data.count), (index) => data.labels[index] ?? 0);
    labels.set(data, known);
  }
  return known;
}
