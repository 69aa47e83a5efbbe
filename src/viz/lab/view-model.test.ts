/** Pictures of the lab: on scale, nothing huge or lost, words clear of each other, handles where the drag puts them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { dragHandle } from "../../core/lab/drag";
import { setBias, setMatrix } from "../../core/lab/edit";
import { labFilms } from "../../core/lab/motion";
import { labPreset, labPresets } from "../../core/lab/presets";
import {
  initialLab,
  type LabState,
  labModes,
  layerIds,
  matrixOf,
  numberEntry,
  shapeIds,
} from "../../core/lab/state";
import { boxOf, contains, overlaps } from "../kit/labels";
import { picturePoint, planePoint } from "../kit/points";
import { createViewBox, fromPixel, toPixel } from "../kit/scale";
import { PanelDraft } from "./draft";
import type { LabPanel, LabView } from "./view";
import { labView } from "./view-model";

const size = { width: 440, height: 470 };
const shown = (state: LabState, change: Partial<Parameters<typeof labView>[0]> = {}) =>
  labView({ state, size, ...change });
const preset = (id: string): LabState => {
  const found = labPreset(id);
  if (!found) throw new Error(id);
  return found.state;
};

/** Every number that reaches the canvas. */
function numbersOf(view: LabView): number[] {
  return view.panels.flatMap((panel) => [
    ...panel.paths.flatMap(({ coordinates }) => [...coordinates]),
    ...panel.areas.flatMap(({ corners }) => corners.flat()),
    ...panel.arrows.flatMap(({ from, to }) => [...from, ...to]),
    ...panel.dots.flatMap(({ positions }) => [...positions]),
    ...panel.labels.flatMap(({ x, y }) => [x, y]),
  ]);
}

const entry = fc
  .oneof(
    fc.integer({ min: -800, max: 800 }).map((value) => value / 100),
    fc.constantFrom(0, 1, -1, 1e6, -1e6, 1e-9),
  )
  .map(numberEntry);
const entries = fc.tuple(entry, entry, entry, entry);
const state: fc.Arbitrary<LabState> = fc.record({
  ...(Object.fromEntries(Object.entries(initialLab).map(([key, value]) => [key, fc.constant(value)])) as {
    [Key in keyof LabState]: fc.Arbitrary<LabState[Key]>;
  }),
  matrix: entries,
  second: entries,
  bias: fc.tuple(entry, entry),
  mode: fc.constantFrom(...labModes),
  power: fc.integer({ min: 1, max: 30 }),
  shape: fc.constantFrom(...shapeIds),
  drawn: fc.constant([1, 1, -2, 0.5]),
  layers: fc.subarray([...layerIds]),
  scaledEigen: fc.boolean(),
  bend: fc.boolean(),
  scale: fc.constantFrom({ kind: "auto" } as const, { kind: "fixed", half: 3 } as const),
});

test("whatever the state, the numbers drawn are finite and near the picture, and words lie inside and apart", () => {
  fc.assert(
    fc.property(state, fc.constantFrom(0.2, 0.55, 0.9, undefined), (lab, t) => {
      const frames = t === undefined ? undefined : labFilms(lab).map((film) => film.at(t));
      const view = shown(lab, { frames });
      for (const value of numbersOf(view)) expect(Math.abs(value)).toBeLessThan(1e5 + 1);
      for (const panel of view.panels) expectClear(panel);
      for (const handle of view.handles) expect(handle.name).not.toMatch(/NaN|undefined/);
    }),
    { numRuns: runs(400) },
  );
});

function expectClear(panel: LabPanel) {
  const boxes = [...panel.labels, ...panel.ticks.map(({ label }) => label)].map(boxOf);
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
  });
  for (const label of panel.labels.filter(({ of }) => of !== "quiet")) {
    expect(contains(panel.plot, boxOf(label))).toBe(true);
  }
}

describe("scale", () => {
  test("1.1 × the largest |coordinate|: the mirrored parabola needs 8.8, though its largest coordinate is 5", () => {
    expect(shown(preset("limits")).span.half).toBeCloseTo(8.8, 6);
    expect(shown({ ...preset("rotation"), layers: [] }).span.half).toBeCloseTo(2.2, 6);
  });

  test("equal axes, two planes on one scale, a fixed scale as it is told, a held one kept", () => {
    const { panels } = shown(preset("mirror"), { size: { width: 720, height: 430 } });
    expect(panels).toHaveLength(2);
    expect(panels[0]!.viewBox.pixelsPerUnit).toBe(panels[1]!.viewBox.pixelsPerUnit);
    expect(shown({ ...initialLab, scale: { kind: "fixed", half: 3 } }).span.half).toBe(3);
    const held = { cx: 0, cy: 0, half: 12 };
    expect(shown(initialLab, { held }).span).toEqual(held);
  });

  test("the image of the unit square has the determinant's area, in pixels, hatched where it is negative", () => {
    for (const [matrix, reversed] of [
      [[6, 2, 3, 2], false],
      [[-6, -2, 3, 2], true],
    ] as const) {
      const { panels } = shown(setMatrix({ ...initialLab, layers: ["determinant"] }, matrix));
      const area = panels[0]!.areas.find(({ kind }) => kind === "determinant")!;
      const [a, b, , d] = area.corners;
      const scale = panels[0]!.viewBox.pixelsPerUnit ** 2;
      const cross = (b![0] - a![0]) * (d![1] - a![1]) - (b![1] - a![1]) * (d![0] - a![0]);
      expect(-cross / scale).toBeCloseTo(reversed ? -6 : 6, 4);
      expect(area.reversed).toBe(reversed);
    }
  });
});

describe("handles", () => {
  test("a handle put where it already is changes nothing that could be seen", () => {
    for (const { id, state: lab } of labPresets) {
      const view = shown(lab);
      for (const handle of view.handles) {
        const after = dragHandle(lab, handle.id, handle.place);
        matrixOf(after.matrix).forEach((value, index) => {
          expect(Math.abs(value - matrixOf(lab.matrix)[index]!), `${id} ${handle.id}`).toBeLessThan(6e-3);
        });
      }
    }
  });

  test("a handle dragged to a pixel is drawn at that pixel", () => {
    const lab: LabState = { ...initialLab, layers: ["columns", "probe"] };
    for (const id of ["i", "j", "bias", "probe"] as const) {
      const before = shown(lab);
      const place = fromPixel(before.panels[0]!.viewBox, picturePoint(300, 120));
      const after = shown(dragHandle(lab, id, place), { held: before.span });
      const handle = after.handles.find((one) => one.id === id)!;
      expect(Math.hypot(handle.at[0] - 300, handle.at[1] - 120)).toBeLessThan(2);
    }
  });

  test("products, powers and films have none; eigen handles only where there are real directions", () => {
    expect(shown(preset("order")).handles).toEqual([]);
    expect(shown(preset("powers")).handles).toEqual([]);
    const frames = labFilms(initialLab).map((film) => film.at(0.5));
    expect(shown(initialLab, { frames }).handles).toEqual([]);
    const ids = (id: string) => shown(preset(id)).handles.map((handle) => handle.id);
    expect(ids("eigen")).toContain("eigen1");
    expect(ids("no-eigen")).not.toContain("eigen1");
    expect(ids("no-bias")).toEqual(["line", "normal"]);
    expect(ids("untangle")).toEqual(["corner0", "corner1", "corner2"]);
  });
});

describe("what is drawn", () => {
  const strokes = (lab: LabState) =>
    new Set(shown(lab).panels.flatMap(({ paths }) => paths.map(({ stroke }) => stroke)));
  const notes = (lab: LabState) =>
    shown(lab)
      .panels.flatMap(({ labels }) => labels.map(({ text }) => text))
      .join(" | ");

  test("rank 1 draws what is crushed and what is left; rank 2 does not", () => {
    expect(strokes(preset("collapse"))).toContain("nullLine");
    expect(strokes(preset("collapse"))).toContain("columnSpace");
    expect(strokes({ ...preset("area"), layers: ["nullspace"] })).not.toContain("nullLine");
  });

  test("eigenvalues are written; the complex pair says so, with its arc", () => {
    expect(notes(preset("eigen"))).toContain("λ₁ = 7.1623");
    expect(notes(preset("eigen"))).toContain("λ₂ = 0.8377");
    expect(notes(preset("no-eigen"))).toContain("no direction is kept: λ = 0.7071 ± 0.7071 i");
    expect(notes(preset("no-eigen"))).toContain("turns 45° left");
    expect(strokes(preset("no-eigen"))).toContain("turn");
    expect(notes(preset("defective"))).toContain("only one direction");
    expect(notes(preset("every-direction"))).toContain("every direction is kept: λ = 2");
    expect(notes(preset("singular"))).toContain("σ₁ = 7.2327");
    expect(notes(preset("singular"))).toContain("σ₂ = 0.8296");
  });

  test("a plane that is turned over shows its back, and only then", () => {
    expect(strokes(preset("negative-grows"))).toContain("sheetBack");
    expect(strokes(preset("area"))).not.toContain("sheetBack");
  });

  test("while the sheet turns over in space the area told is the one that it has", () => {
    const layer = preset("trained-layer");
    const lab: LabState = { ...layer, layers: ["determinant"], shape: "letterF" };
    const [film] = labFilms(lab);
    const frame = film!.at(0.6);
    expect(frame.phase).toBe("turnOver");
    const text = labView({ state: lab, size, frames: [frame] }).panels[0]!.labels.map((label) => label.text);
    expect(text).toContain("turning over, in space, seen from above");
    expect(text.some((words) => /area −?2\.8625/.test(words))).toBe(true);
  });

  test("an arrow whose tip is off the picture ends at the edge without a head", () => {
    const lab: LabState = { ...initialLab, layers: ["columns"], scale: { kind: "fixed", half: 3 } };
    const i = shown(lab).panels[0]!.arrows.find(({ role }) => role === "i")!;
    expect(i.isCut).toBe(true);
    expect(i.to[0]).toBeLessThanOrEqual(size.width + 3);
  });

  test("the legend names what is drawn, inside the picture", () => {
    for (const { state: lab } of labPresets) {
      const { legend, panels } = shown(lab);
      const drawn = new Set<string>(
        panels.flatMap((panel) => [...panel.paths.map((p) => p.stroke), ...panel.arrows.map((a) => a.role)]),
      );
      for (const { sign, y } of legend) {
        expect(y).toBeLessThan(size.height);
        if (["determinant", "reversed", "class", "force"].includes(sign)) continue;
        expect(drawn).toContain(sign);
      }
    }
  });
});

test("long remarks break between words, and a word that is wider than the picture stays whole", () => {
  const remarks = (text: string, width: number) => {
    const draft = new PanelDraft(
      createViewBox({ cx: 0, cy: 0, half: 1 }, { left: 0, top: 0, width, height: 200 }),
    );
    draft.note(text);
    return draft.finish(undefined).labels.map((label) => label.text);
  };
  const text = "There are no examples of two classes here. Choose another set.";
  expect(remarks(text, 230).length).toBeGreaterThan(1);
  expect(remarks(text, 230).join(" ")).toBe(text);
  expect(remarks("word", 30)).toEqual(["word"]);
});

test("the bias shifts what is drawn and leaves the arrows' lengths alone", () => {
  const shifted = setBias({ ...initialLab, layers: ["columns"] }, [0, 4]);
  const { panels, handles } = shown(shifted);
  const i = panels[0]!.arrows.find(({ role }) => role === "i")!;
  expect(i.from).toEqual(
    toPixel(panels[0]!.viewBox, planePoint(0, 4)).map((value) => expect.closeTo(value, 6)),
  );
  expect(handles.find(({ id }) => id === "i")?.place).toEqual([6, 7]);
});
