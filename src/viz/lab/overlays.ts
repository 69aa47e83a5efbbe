/** What is laid over the map of a plane: columns, area, eigenvectors, singular axes, what is lost, a vector by hand. */
import { direction, probeFacts, scaleVector } from "../../core/lab/facts";
import type { LabFacts } from "../../core/lab/interface";
import { writeDegrees, writeFact } from "../../core/lab/numbers";
import type { LabState, LayerId } from "../../core/lab/state";

import {
  apply2,
  determinant2,
  IDENTITY2,
  largestEntry2,
  type Matrix2,
  type Vector2,
} from "../../core/math/matrix2";
import { type PlanePoint, planePoint } from "../kit/points";

import type { PanelDraft } from "./draft";
import { tracePath, wholeLine } from "./paths";

export interface Overlay {
  readonly state: LabState;
  readonly facts: LabFacts;
  /** The map as it is drawn at this moment, and the signed area it has in truth. */
  readonly now: { readonly matrix: Matrix2; readonly shift: Vector2; readonly area: number };
  readonly isStill: boolean;
}

const ORIGIN = planePoint(0, 0);
const UNIT_SQUARE = [planePoint(0, 0), planePoint(1, 0), planePoint(1, 1), planePoint(0, 1)];

const layers: Readonly<Record<LayerId, (draft: PanelDraft, overlay: Overlay) => void>> = {
  determinant: drawDeterminant,
  inverse: drawInverse,
  nullspace: drawNullspace,
  eigen: drawEigen,
  singular: drawSingular,
  columns: drawColumns,
  probe: drawProbe,
  forces: () => {},
};

/** From the ground up, whatever order the state lists them in. */
export function drawOverlays(draft: PanelDraft, overlay: Overlay): void {
  for (const [layer, draw] of Object.entries(layers)) {
    if (overlay.state.layers.some((shown) => shown === layer)) draw(draft, overlay);
  }
  const { shift } = overlay.now;
  if (shift[0] !== 0 || shift[1] !== 0) draft.arrow("bias", ORIGIN, planePoint(...shift), "b");
}

/** The place that lies so far from another. */
function plus(one: Vector2, other: Vector2): PlanePoint {
  return planePoint(one[0] + other[0], one[1] + other[1]);
}

function drawColumns(draft: PanelDraft, { now, isStill }: Overlay): void {
  const moved = now.matrix.some((value, index) => value !== IDENTITY2[index]);
  if (moved || now.shift[0] !== 0 || now.shift[1] !== 0) {
    draft.arrow("iBefore", ORIGIN, planePoint(1, 0));
    draft.arrow("jBefore", ORIGIN, planePoint(0, 1));
  }
  const name = (letter: string) => (isStill ? `A${letter}` : letter);
  const from = planePoint(...now.shift);
  draft.arrow("i", from, plus(from, apply2(now.matrix, [1, 0])), name("î"));
  draft.arrow("j", from, plus(from, apply2(now.matrix, [0, 1])), name("ĵ"));
}

function drawDeterminant(draft: PanelDraft, { now }: Overlay): void {
  const { matrix, shift } = now;
  const corners = UNIT_SQUARE.map((corner) => plus(shift, apply2(matrix, corner)));
  draft.paths.push(tracePath("ghostSheet", [[...UNIT_SQUARE.flat(), 0, 0]], planePoint, draft.view));
  draft.area("determinant", corners, determinant2(matrix) < 0);
  const middle = plus(shift, apply2(matrix, [0.5, 0.5]));
  const column = apply2(matrix, [1, -1]);
  draft.sayAt(`area ${writeFact(now.area)}`, "plain", middle, [column[0], -column[1]]);
}

function drawInverse(draft: PanelDraft, { facts, state }: Overlay): void {
  if (facts.remains.kind !== "plane") {
    // What is crushed says it already, where it is shown.
    if (!state.layers.includes("nullspace")) draft.note("no inverse: A is singular");
    return;
  }
  const { inverse } = facts.remains;
  const corners = [...UNIT_SQUARE, ORIGIN].flatMap((corner) => apply2(inverse, corner));
  draft.paths.push(tracePath("inverse", [corners], planePoint, draft.view));
  draft.sayAt("A⁻¹ of the unit square", "inverse", planePoint(...apply2(inverse, [1, 1])), [1, -1]);
}

function drawNullspace(draft: PanelDraft, { facts, now }: Overlay): void {
  const { remains } = facts;
  if (remains.kind === "point") draft.note("rank 0, no inverse: everything goes to one point");
  if (remains.kind === "plane") draft.note("rank 2: nothing is crushed");
  if (remains.kind !== "line") return;
  draft.note("rank 1, no inverse: a line is left");
  draft.paths.push(wholeLine("nullLine", ORIGIN, remains.crushed, draft.view));
  draft.paths.push(wholeLine("columnSpace", planePoint(...now.shift), remains.line, draft.view));
  const reach = 0.62 * draft.view.span.half;
  sayBeside(
    draft,
    "goes to 0",
    "nullLine",
    plus(ORIGIN, scaleVector(remains.crushed, reach)),
    remains.crushed,
  );
  const far = plus(now.shift, scaleVector(remains.line, -reach));
  sayBeside(draft, "all that is left", "columnSpace", far, remains.line);
}

/** A word beside a line, on the upper side of it. */
function sayBeside(
  draft: PanelDraft,
  text: string,
  of: "nullLine" | "columnSpace" | "eigenLine",
  place: PlanePoint,
  along: Vector2,
): void {
  draft.sayAt(text, of, place, along[0] >= 0 ? [-along[1], -along[0]] : [along[1], along[0]]);
}

function drawEigen(draft: PanelDraft, { facts, state, now }: Overlay): void {
  const { eigen } = facts;
  const from = planePoint(...now.shift);
  switch (eigen.kind) {
    case "real":
      eigen.pairs.forEach(({ value, vector }, index) => {
        draft.paths.push(wholeLine("eigenLine", from, vector, draft.view));
        const tip = plus(from, scaleVector(vector, state.scaledEigen ? value : 1));
        draft.arrow("eigen", from, tip, `${index === 0 ? "λ₁" : "λ₂"} = ${writeFact(value)}`);
      });
      return;
    case "defective":
      draft.paths.push(wholeLine("eigenLine", from, eigen.vector, draft.view));
      draft.arrow("eigen", from, plus(from, eigen.vector), `λ = ${writeFact(eigen.value)}, twice`);
      draft.note("defective: only one direction is kept");
      return;
    case "repeated":
      for (let index = 0; index < 12; index++) {
        draft.paths.push(wholeLine("eigenLine", from, direction((index * Math.PI) / 12), draft.view));
      }
      draft.note(`every direction is kept: λ = ${writeFact(eigen.value)}`);
      return;
    case "complex":
      drawTurn(draft, from, eigen);
  }
}

/** A complex pair: the ellipse on which A turns by its angle, and the arc from a point to where it goes. */
function drawTurn(
  draft: PanelDraft,
  from: PlanePoint,
  { frame, angle, modulus, re, im }: Extract<LabFacts["eigen"], { kind: "complex" }>,
): void {
  const radius = 0.4 * draft.view.span.half;
  const at = (turn: number) => plus(from, scaleVector(apply2(frame, direction(turn)), radius));
  const curve = (start: number, end: number) =>
    Array.from({ length: 65 }, (_, index) => at(start + ((end - start) * index) / 64)).flat();
  draft.paths.push(tracePath("eigenLine", [curve(0, 2 * Math.PI)], planePoint, draft.view));
  // The arc ends where the head begins, which is long enough to be one.
  const head = angle - Math.sign(angle) * Math.min(0.16, Math.abs(angle) / 2);
  draft.paths.push(tracePath("turn", [curve(0, head)], planePoint, draft.view));
  draft.arrow("turnHead", at(head), at(angle));
  const middle = at(angle / 2);
  const outward = [middle[0] - from[0], from[1] - middle[1]] as const;
  const size = Math.abs(modulus - 1) < 1e-9 ? "" : `, ×${writeFact(modulus)}`;
  draft.sayAt(
    `turns ${writeDegrees(Math.abs(angle))} ${angle > 0 ? "left" : "right"}${size}`,
    "turn",
    middle,
    outward,
  );
  draft.note(`no direction is kept: λ = ${writeFact(re, modulus)} ± ${writeFact(im)} i`);
}

function drawSingular(draft: PanelDraft, { facts, now, isStill }: Overlay): void {
  const { signed, singularValues } = facts;
  [0, 1].forEach((index) => {
    const before = direction(signed.stretchAngle + (index * Math.PI) / 2);
    draft.arrow("singularBefore", ORIGIN, planePoint(...before));
    const image = apply2(now.matrix, before);
    const from = planePoint(...now.shift);
    const text = isStill
      ? `${index === 0 ? "σ₁" : "σ₂"} = ${writeFact(singularValues[index] ?? 0)}`
      : undefined;
    draft.arrow("singular", from, plus(from, image), text);
  });
}

function drawProbe(draft: PanelDraft, { state, facts, now }: Overlay): void {
  const { probe } = state;
  const image = apply2(now.matrix, probe);
  const { angle, isAligned, eigenvalue } = probeFacts(facts.matrix, probe);
  const aligned =
    isAligned && eigenvalue !== undefined
      ? `A v = ${writeFact(eigenvalue, largestEntry2(facts.matrix))} v`
      : "A v";
  draft.arrow("probeImage", ORIGIN, planePoint(...image), aligned);
  draft.arrow("probe", ORIGIN, planePoint(...probe), "v");
  if (isAligned || Number.isNaN(angle)) return;
  const shorter = Math.min(Math.hypot(...probe), Math.hypot(...image));
  const radius = Math.min(0.5 * shorter, 0.3 * draft.view.span.half);
  if (radius * draft.view.pixelsPerUnit < 12) return;
  const start = Math.atan2(probe[1], probe[0]);
  const at = (turn: number) => plus(ORIGIN, scaleVector(direction(start + turn), radius));
  draft.paths.push(
    tracePath(
      "angle",
      [Array.from({ length: 33 }, (_, index) => at((angle * index) / 32)).flat()],
      planePoint,
      draft.view,
    ),
  );
  const middle = at(angle / 2);
  draft.sayAt(writeDegrees(Math.abs(angle)), "angle", middle, [middle[0], -middle[1]]);
}
