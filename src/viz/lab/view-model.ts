/** A state of the lab as numbers to draw: one plane or two, handles to drag, a legend. */
import { composeFacts, powerFacts } from "../../core/lab/compose";
import { writeFact } from "../../core/lab/numbers";
import { type LabFigure, labFigure, largestCoordinate } from "../../core/lab/shapes";
import { biasOf, type LabState, matrixOf } from "../../core/lab/state";
import { unitFacts } from "../../core/lab/unit";
import { untangle } from "../../core/lab/untangle";
import type { Matrix2, Vector2 } from "../../core/math/matrix2";
import { typedDeterminant } from "../../core/math/precision";
import { boundsOf } from "../kit/fit";
import type { Label } from "../kit/labels";
import { createViewBox, type Rectangle, type Span } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten } from "../kit/text-width";
import { affinePanel } from "./affine-panel";
import { unitPanel, untanglePanel } from "./class-panels";
import { labHandles } from "./handles";
import { layOutLegend, legendSigns } from "./legend";
import { directionsPanel, powersPanel } from "./powers-panels";
import { furthestOf, spanOf } from "./scale";
import type { LabInput, LabPanel, LabView } from "./view";

const NO_SHIFT: Vector2 = [0, 0];
const TITLE_HEIGHT = 24;
const GAP = 12;
const LEGEND_ROOM = 8;
/** Directions are drawn on the unit circle. */
const CIRCLE_SPAN: Span = { cx: 0, cy: 0, half: 1.18 };

/** The state's picture at rest with its handles, or a moment of its film without. */
export function labView(input: LabInput): LabView {
  const { state, data, size, active } = input;
  const figure = labFigure(state, data);
  const legend = layOutLegend(legendSigns(state, data), size.width);
  const below = legend.height > 0 ? legend.height + LEGEND_ROOM : 0;
  const room = { left: 0, top: 0, width: size.width, height: Math.max(40, size.height - below) };
  const span = input.held ?? chooseSpan(input, figure);
  const panels = makePanels(input, figure, span, room);
  const [first] = panels;
  return {
    size,
    panels,
    handles: first && !input.frames ? labHandles(state, data, first.viewBox) : [],
    active,
    legend: legend.items.map((item) => ({ ...item, y: item.y + room.height + LEGEND_ROOM - 2 })),
    span: first?.viewBox.span ?? span,
  };
}

/** The matrices whose images a state shows, one a panel. */
function matricesOf(state: LabState): readonly Matrix2[] {
  const [a, b] = [matrixOf(state.matrix), matrixOf(state.second)];
  if (state.mode === "beside") return [a, b];
  if (state.mode === "compose") {
    const { ab, ba } = composeFacts(a, b);
    return [ab, ba];
  }
  return state.mode === "powers" ? powerFacts(a, state.power).powers.slice(1) : [a];
}

function chooseSpan({ state, data }: LabInput, figure: LabFigure): Span {
  if (state.mode === "unit") {
    const facts = unitFacts(state, data);
    const points = figure.examples ? [figure.examples.points] : [];
    const weights = facts.ok ? [Float32Array.from(facts.line.weights)] : [];
    return spanOf(state, largestCoordinate([...points, ...weights]));
  }
  if (state.mode === "untangle") {
    const facts = untangle(state, data);
    if (!facts.ok) return spanOf(state, 1);
    const handles = Float32Array.from(facts.handles.flatMap(({ at }) => at));
    const box = boundsOf(facts.points, handles);
    const furthest = box ? Math.max(-box.left, box.right, -box.bottom, box.top) : 1;
    return spanOf(state, state.bend ? 1.08 : furthest);
  }
  return spanOf(state, furthestOf(state, figure, matricesOf(state)));
}

function makePanels(
  { state, data, frames }: LabInput,
  figure: LabFigure,
  span: Span,
  room: Rectangle,
): readonly LabPanel[] {
  const a = matrixOf(state.matrix);
  const shared = { state, figure };
  switch (state.mode) {
    case "one":
      return [
        affinePanel({
          ...shared,
          matrix: a,
          bias: biasOf(state),
          frame: frames?.[0],
          view: createViewBox(span, room),
          title: undefined,
        }),
      ];
    case "beside":
    case "compose": {
      const isProduct = state.mode === "compose";
      const matrices = matricesOf(state);
      const names = isProduct ? ["A·B: B first, then A", "B·A: A first, then B"] : ["A", "B"];
      return splitRoom(room).map((plot, index) => {
        const matrix = matrices[index] as Matrix2;
        const title = `${names[index]}, det ${writeFact(typedDeterminant(matrix))}`;
        return affinePanel({
          ...shared,
          matrix,
          bias: isProduct ? NO_SHIFT : biasOf(state),
          frame: frames?.[index],
          view: createViewBox(span, plot),
          title: titleOf(title, plot),
        });
      });
    }
    case "powers": {
      const [left, right] = splitRoom(room);
      const power = { ...shared, matrix: a, frame: frames?.[0] };
      const steps = frames?.[0]?.stageIndex ?? state.power;
      return [
        powersPanel(
          power,
          createViewBox(span, left),
          titleOf(`A again and again, ${steps} of ${state.power}`, left),
        ),
        directionsPanel(
          power,
          createViewBox(CIRCLE_SPAN, right),
          titleOf("Directions, lengths divided out", right),
        ),
      ];
    }
    case "unit":
      return [unitPanel(state, data, createViewBox(span, room), undefined)];
    case "untangle":
      return [untanglePanel(state, data, createViewBox(span, room), undefined)];
  }
}

/** Two plots beside each other, or one above the other where that makes them larger; a row above each for its title. */
function splitRoom({ left, top, width, height }: Rectangle): readonly [Rectangle, Rectangle] {
  const beside = { width: (width - GAP) / 2, height: height - TITLE_HEIGHT };
  const stacked = { width, height: (height - GAP) / 2 - TITLE_HEIGHT };
  const isBeside = Math.min(beside.width, beside.height) >= Math.min(stacked.width, stacked.height);
  const { width: wide, height: high } = isBeside ? beside : stacked;
  const size = { width: Math.max(20, wide), height: Math.max(20, high) };
  return [
    { left, top: top + TITLE_HEIGHT, ...size },
    isBeside
      ? { left: left + wide + GAP, top: top + TITLE_HEIGHT, ...size }
      : { left, top: top + high + GAP + 2 * TITLE_HEIGHT, ...size },
  ];
}

function titleOf(text: string, { left, top, width }: Rectangle): Label {
  const shown = shorten(text, width - 8, TEXT_SIZE.title);
  return {
    text: shown,
    x: left + 2,
    y: top - TITLE_HEIGHT / 2,
    align: "left",
    baseline: "middle",
    size: TEXT_SIZE.title,
    font: "text",
  };
}
