/** The handles of a picture: where each can be grabbed, and what a screen reader calls it. */

import type { HandleId } from "../../core/lab/drag";
import { labFacts, scaleVector } from "../../core/lab/facts";
import { writePoint } from "../../core/lab/numbers";
import { biasOf, type LabData, type LabState, matrixOf } from "../../core/lab/state";
import { unitFacts } from "../../core/lab/unit";
import { untangle } from "../../core/lab/untangle";
import type { Vector2 } from "../../core/math/matrix2";
import { type PlanePoint, planePoint } from "../kit/points";
import { isInside, toPixel, type ViewBox } from "../kit/scale";
import type { LabHandle } from "./view";

interface Place {
  readonly id: HandleId;
  readonly place: PlanePoint;
  readonly name: string;
}

/** The handles that lie in the plot; those that lie on top come last. */
export function labHandles(state: LabState, data: LabData | undefined, view: ViewBox): readonly LabHandle[] {
  return places(state, data).flatMap(({ id, place, name }) => {
    const at = toPixel(view, place);
    return isInside(view.plot, at, 1) ? [{ id, at, place, name: `${name}, at ${writePoint(place)}` }] : [];
  });
}

function places(state: LabState, data: LabData | undefined): readonly Place[] {
  switch (state.mode) {
    case "unit":
      return unitPlaces(state, data);
    case "untangle":
      return untanglePlaces(state, data);
    default:
      return mapPlaces(state);
  }
}

function mapPlaces(state: LabState): readonly Place[] {
  const { columns, signed, singularValues, eigen } = labFacts(matrixOf(state.matrix), biasOf(state));
  const shows = (layer: LabState["layers"][number]) => state.layers.includes(layer);
  // Products and powers are drawn of other matrices than A: there only fields change it.
  if (state.mode === "compose" || state.mode === "powers") return drawnPlaces(state);
  const bias = biasOf(state);
  const from = ([x, y]: Vector2) => planePoint(x + bias[0], y + bias[1]);
  const list: Place[] = [...drawnPlaces(state)];
  list.push({ id: "bias", place: planePoint(...bias), name: "b, the image of the origin" });
  if (shows("singular")) {
    const image = signed.uAngle + signed.stretchAngle + signed.vtAngle;
    const sign = signed.determinant < 0 ? -1 : 1;
    const axes = [image, image + (sign * Math.PI) / 2];
    axes.forEach((angle, index) => {
      const tip = scaleVector([Math.cos(angle), Math.sin(angle)], singularValues[index] ?? 0);
      const name = index === 0 ? "Longer singular axis" : "Shorter singular axis";
      list.push({ id: index === 0 ? "singular1" : "singular2", place: from(tip), name });
    });
  }
  if (shows("eigen") && eigen.kind === "real") {
    eigen.pairs.forEach(({ value, vector }, index) => {
      const tip = scaleVector(vector, state.scaledEigen ? value : 1);
      const name = index === 0 ? "First eigenvector" : "Second eigenvector";
      list.push({ id: index === 0 ? "eigen1" : "eigen2", place: from(tip), name });
    });
  }
  if (shows("columns")) {
    list.push({ id: "i", place: from(columns[0]), name: "Image of î" });
    list.push({ id: "j", place: from(columns[1]), name: "Image of ĵ" });
  }
  if (shows("probe")) list.push({ id: "probe", place: planePoint(...state.probe), name: "Vector v" });
  return list;
}

function drawnPlaces({ shape, drawn }: LabState): readonly Place[] {
  if (shape !== "drawn") return [];
  return Array.from({ length: drawn.length / 2 }, (_, index) => ({
    id: `drawn${index}` as const,
    place: planePoint(drawn[2 * index] ?? 0, drawn[2 * index + 1] ?? 0),
    name: `Point ${index + 1}`,
  }));
}

function unitPlaces(state: LabState, data: LabData | undefined): readonly Place[] {
  const facts = unitFacts(state, data);
  if (!facts.ok) return [];
  const { weights, offset } = facts.line;
  const square = weights[0] ** 2 + weights[1] ** 2;
  const normal: Place = {
    id: "normal",
    place: planePoint(...weights),
    name: "Weights, at right angles to the line",
  };
  if (square === 0) return [normal];
  const foot = planePoint(...scaleVector(weights, -offset / square));
  return [{ id: "line", place: foot, name: "Foot of the line, moved by the bias" }, normal];
}

const CORNER_NAMES = {
  corner0: "Middle of the sheet",
  corner1: "Right handle of the sheet",
  corner2: "Upper handle of the sheet",
} as const;

function untanglePlaces(state: LabState, data: LabData | undefined): readonly Place[] {
  const facts = untangle(state, data);
  if (!facts.ok) return [];
  const corners = facts.handles.map(
    ({ id, at }): Place => ({ id, place: planePoint(...at), name: CORNER_NAMES[id] }),
  );
  if (state.line.kind === "likeliest") return corners;
  const { weights, offset } = state.line;
  const square = weights[0] ** 2 + weights[1] ** 2;
  return [
    { id: "line", place: planePoint(...scaleVector(weights, -offset / square)), name: "Foot of the line" },
    { id: "normal", place: planePoint(...weights), name: "Weights, at right angles to the line" },
    ...corners,
  ];
}
