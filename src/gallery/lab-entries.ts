/** The matrix lab: every preset, every degenerate case, moments of its films, its factor strips. */
import { setBias, setMatrix } from "../core/lab/edit";
import type { LabFrame } from "../core/lab/interface";
import { labFilms } from "../core/lab/motion";
import { labPreset, labPresets } from "../core/lab/presets";
import { initialLab, type LabData, type LabState } from "../core/lab/state";
import type { Matrix2, Vector2 } from "../core/math/matrix2";
import { drawLab } from "../viz/lab/draw";
import { type FactorKind, factorStripView } from "../viz/lab/factor-strip";
import type { LabInput } from "../viz/lab/view";
import { labView } from "../viz/lab/view-model";
import type { GalleryEntry } from "./entry";
import { classNames, examples, tenClasses, tenNames } from "./material";

const rings: LabData = { points: examples.x, labels: examples.labels, classNames };
const ten: LabData = { points: tenClasses.x, labels: tenClasses.labels, classNames: tenNames };

function entry(id: string, title: string, state: LabState, change: Partial<LabInput> = {}): GalleryEntry {
  const isWide = state.mode === "beside" || state.mode === "compose" || state.mode === "powers";
  const size = change.size ?? (isWide ? { width: 720, height: 430 } : { width: 440, height: 470 });
  return {
    id: `lab-${id}`,
    title,
    ...size,
    draw: (context, theme) => drawLab(context, labView({ state, data: rings, ...change, size }), theme),
  };
}

function strip(
  id: string,
  title: string,
  state: LabState,
  kind: FactorKind,
  t?: number,
  size = { width: 880, height: 244 },
): GalleryEntry {
  return {
    id: `lab-strip-${id}`,
    title,
    ...size,
    draw: (context, theme) => {
      const view = factorStripView({ state, kind, data: rings, size, t });
      if (view) drawLab(context, view, theme);
    },
  };
}

const all = ["columns", "determinant", "eigen", "singular", "inverse", "nullspace", "probe"] as const;

function lab(matrix: Matrix2, change: Partial<LabState> = {}, bias: Vector2 = [0, 0]): LabState {
  return setBias(setMatrix({ ...initialLab, ...change }, matrix, 12), bias, 12);
}

function moment(state: LabState, t: number): { readonly frames: readonly LabFrame[] } {
  return { frames: labFilms(state).map((film) => film.at(t)) };
}

function presetState(id: string): LabState {
  const preset = labPreset(id);
  if (!preset) throw new Error(`gallery: no preset ${id}`);
  return preset.state;
}

const material: Matrix2 = [6, 2, 3, 2];
const layer: Matrix2 = [-1.2754, 1.5192, 0.5185, 1.6268];

const degenerate: readonly GalleryEntry[] = [
  entry("zero", "nothing but 0", lab([0, 0, 0, 0], { layers: all, shape: "circle" })),
  entry("identity", "the identity", lab([1, 0, 0, 1], { layers: all, shape: "letterF" })),
  entry("projection", "onto the x axis", lab([1, 0, 0, 0], { layers: all, shape: "grid" })),
  entry("nilpotent", "twice and all is 0", lab([0, 1, 0, 0], { layers: all, shape: "circle" })),
  entry("nearly-singular", "almost a line", lab([3, 2, 3, 2.001], { layers: all, shape: "circle" })),
  entry("nearly-defective", "two eigenvectors almost alike", lab([1, 1, 0.001, 1], { layers: ["eigen"] })),
  entry("half-turn", "a half turn", lab([-1, 0, 0, -1], { layers: ["columns", "eigen"], shape: "letterF" })),
  entry(
    "negative-eigen",
    "a negative eigenvalue",
    lab([1, 2, 3, 0], { layers: ["eigen", "probe"], scaledEigen: true, probe: [1, 0.5] }),
  ),
  entry(
    "turn-right",
    "a turn to the right that grows",
    lab([1, 1, -1.5, 1], { layers: ["eigen"], shape: "ellipse" }),
  ),
  entry("huge", "huge entries", lab([1e6, -2e5, 3e5, 1e6], { layers: ["columns", "determinant", "eigen"] })),
  entry("tiny", "tiny entries", lab([1e-5, 0, 0, 2e-5], { layers: ["columns", "determinant", "singular"] })),
  entry(
    "everything",
    "every layer at once",
    lab([1.5, 0.5, 0.25, 1], { layers: all, shape: "ellipse", probe: [0.4, 0.9] }, [0.8, 0.4]),
  ),
  entry(
    "fixed",
    "a fixed scale, things outside",
    lab(material, { layers: all, scale: { kind: "fixed", half: 3 } }, [1, 1]),
  ),
  entry(
    "data",
    "the current data",
    lab([0.8, -0.6, 0.6, 0.8], { shape: "data", layers: ["columns"] }, [1, 0]),
  ),
  entry("ten", "ten classes", lab(layer, { shape: "data", layers: [] }), { data: ten }),
  entry("no-data", "no data on the plane", lab(material, { shape: "data" }), { data: undefined }),
  entry(
    "drawn",
    "points drawn by hand",
    lab([1, 1, 0, 1], { shape: "drawn", drawn: [1, 1, 1.5, 1.2, 2, 1, 1.2, 0.4, -1, -0.5] }),
    { active: "drawn2" },
  ),
  entry("no-drawn", "nothing drawn yet", lab([1, 1, 0, 1], { shape: "drawn" })),
  entry("grabbed", "a handle held", lab(material, { layers: ["columns", "determinant"] }), { active: "i" }),
  entry("small", "small", lab(material, { layers: ["columns", "determinant", "eigen"] }), {
    size: { width: 220, height: 260 },
  }),
  entry("phone-compose", "two planes on a phone", presetState("order"), {
    size: { width: 358, height: 640 },
  }),
  entry("wide", "wide", lab(layer, { shape: "grid", layers: ["columns", "singular"] }, [0.4, 0]), {
    size: { width: 760, height: 380 },
  }),
  entry("unit-none", "a unit without weights", lab([0, 0, 0, 1], { mode: "unit", shape: "blobs" })),
  entry(
    "untangle-given",
    "a given line",
    lab([1, 0, 0, 1], {
      mode: "untangle",
      shape: "blobs",
      layers: ["forces"],
      line: { kind: "given", weights: [1, 0.2], offset: -2 },
    }),
  ),
  entry("untangle-one-class", "nothing to part", lab([1, 0, 0, 1], { mode: "untangle", shape: "circle" })),
  entry(
    "untangle-over",
    "a bent sheet, turned over",
    lab(
      [-0.5, 0.1, 0.2, 0.4],
      { mode: "untangle", shape: "rings", bend: true, layers: ["forces"] },
      [0.4, 0.2],
    ),
  ),
];

const films: readonly GalleryEntry[] = [
  entry("film-stretch", "the layer: stretching", lab(layer, { shape: "letterF" }), moment(lab(layer), 0.3)),
  entry("film-turn-over", "turning over", lab(layer, { shape: "letterF" }), moment(lab(layer), 0.62)),
  entry("film-past-edge", "past the edge", lab(layer, { shape: "letterF" }), moment(lab(layer), 0.82)),
  entry(
    "film-naive",
    "the naive tween of a quarter turn",
    presetState("naive"),
    moment(presetState("naive"), 0.5),
  ),
  entry(
    "film-honest",
    "the quarter turn, half-way",
    { ...presetState("naive"), motion: "honest" },
    moment({ ...presetState("naive"), motion: "honest" }, 0.5),
  ),
  entry("film-compose", "A·B under way", presetState("order"), moment(presetState("order"), 0.7)),
  entry("film-powers", "powers under way", presetState("powers"), moment(presetState("powers"), 0.6)),
];

export const labEntries: readonly GalleryEntry[] = [
  ...labPresets.map(({ id, title, state }) => entry(`preset-${id}`, title, state)),
  ...degenerate,
  ...films,
  strip("eigen", "A = V Λ V⁻¹", lab(material, { shape: "circle" }), "eigen"),
  strip("singular", "A = U Σ Vᵀ", lab(material, { shape: "circle" }), "singular"),
  strip("over", "U Σ Vᵀ that turns over", lab(layer, { shape: "letterF" }), "singular"),
  strip("playing", "the middle factor playing", lab([2, 1, 1, 2], { shape: "letterF" }), "eigen", 0.5),
  strip("phone", "on a phone", lab(material, { shape: "circle" }), "singular", undefined, {
    width: 358,
    height: 430,
  }),
];
