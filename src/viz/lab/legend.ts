/** What the signs of a lab picture mean: a row of samples with words below the planes. */
import { examplesOf } from "../../core/lab/examples";
import { labFacts } from "../../core/lab/facts";
import { labFigure } from "../../core/lab/shapes";
import { biasOf, type LabData, type LabState, matrixOf } from "../../core/lab/state";
import { determinant2 } from "../../core/math/matrix2";
import { className } from "../kit/legend";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten, textWidth } from "../kit/text-width";
import type { LegendItem } from "./view";

/** Width of a sample, and from it to its word. */
export const SAMPLE = 24;
/** From a sample to its word, in CSS pixels. */
export const SAMPLE_GAP = 6;
const GAP = 16;
const ROW = 19;
const INSET = 4;

type Sign = Pick<LegendItem, "sign" | "text" | "classIndex">;

/**
 * @param width room in CSS pixels; a word that is wider is cut
 * @returns items relative to the legend's top left corner, and its height
 */
export function layOutLegend(
  signs: readonly Sign[],
  width: number,
): { readonly items: readonly LegendItem[]; readonly height: number } {
  let x = INSET;
  let row = 0;
  const items = signs.map((sign) => {
    const text = shorten(sign.text, width - SAMPLE - SAMPLE_GAP - 2 * INSET, TEXT_SIZE.legend);
    const wide = SAMPLE + SAMPLE_GAP + textWidth(text, TEXT_SIZE.legend);
    if (x > INSET && x + wide > width) {
      x = INSET;
      row++;
    }
    const item = { ...sign, text, x, y: row * ROW + ROW / 2 };
    x += wide + GAP;
    return item;
  });
  return { items, height: signs.length > 0 ? (row + 1) * ROW : 0 };
}

/** The signs that a state shows, in the order they are explained. */
export function legendSigns(state: LabState, data: LabData | undefined): readonly Sign[] {
  const classes = classSigns(state, data);
  // Where nothing can be parted the picture says so, and draws no line.
  if ((state.mode === "unit" || state.mode === "untangle") && !examplesOf(state, data).ok) return classes;
  if (state.mode === "unit") return [...classes, line, { sign: "normal", text: "weights (a, b)" }];
  if (state.mode === "untangle") {
    return [
      ...classes,
      state.line.kind === "given" ? line : likeliestLine,
      ...(state.line.kind === "given" ? [{ sign: "normal", text: "its weights" } as const] : []),
      { sign: isOver(state) ? "sheetBack" : "sheet", text: isOver(state) ? "the sheet's back" : "the sheet" },
      ...(state.layers.includes("forces")
        ? [{ sign: "force", text: "where the loss falls quickest" } as const]
        : []),
    ];
  }
  if (state.mode === "powers") return powerSigns(state, classes);
  return [...classes, ...figureSigns(state, classes.length > 0), ...overlaySigns(state)];
}

const line: Sign = { sign: "divider", text: "the line that parts them" };
const likeliestLine: Sign = { ...line, text: "the likeliest line" };

function isOver({ matrix }: LabState): boolean {
  return determinant2(matrixOf(matrix)) < 0;
}

/** For each plane whether its image is turned over. */
function panelsOver(state: LabState): readonly boolean[] {
  const [a, b] = [isOver(state), isOver({ ...state, matrix: state.second })];
  if (state.mode === "beside") return [a, b];
  return [state.mode === "compose" ? a !== b : a];
}

function classSigns(state: LabState, data: LabData | undefined): readonly Sign[] {
  const examples = labFigure(state, data).examples;
  if (!examples) return [];
  return [...new Set(examples.labels)]
    .sort((one, other) => one - other)
    .map((classIndex) => ({ sign: "class", classIndex, text: className(examples.classNames, classIndex) }));
}

function figureSigns(state: LabState, areExamples: boolean): readonly Sign[] {
  return [
    ...(areExamples
      ? []
      : ([
          { sign: "original", text: "before" },
          { sign: "image", text: "after" },
        ] as const)),
    ...(panelsOver(state).includes(true) ? [{ sign: "sheetBack", text: "the sheet's back" } as const] : []),
  ];
}

function powerSigns(state: LabState, classes: readonly Sign[]): readonly Sign[] {
  const { eigen } = labFacts(matrixOf(state.matrix), [0, 0]);
  const hasLines = state.layers.includes("eigen") && (eigen.kind === "real" || eigen.kind === "defective");
  return [
    ...classes,
    { sign: "original", text: "before" },
    ...(state.power > 1 ? [{ sign: "trail", text: "on the way, earlier fainter" } as const] : []),
    { sign: "image", text: `after ${state.power}` },
    ...(hasLines ? [{ sign: "eigenLine", text: "eigen-line" } as const] : []),
    { sign: "direction", text: "direction in the end" },
  ];
}

function overlaySigns(state: LabState): readonly Sign[] {
  const facts = labFacts(matrixOf(state.matrix), biasOf(state));
  const { eigen, remains } = facts;
  const shows = (layer: LabState["layers"][number]) => state.layers.includes(layer);
  const signs: Sign[] = [];
  if (shows("columns")) {
    signs.push({ sign: "i", text: "image of î" }, { sign: "j", text: "image of ĵ" });
  }
  if (facts.bias[0] !== 0 || facts.bias[1] !== 0) signs.push({ sign: "bias", text: "bias b" });
  if (shows("determinant")) {
    const over = panelsOver(state);
    if (over.includes(false)) signs.push({ sign: "determinant", text: "image of the unit square" });
    if (over.includes(true)) {
      const text = over.includes(false) ? "the same, turned over" : "image of the unit square, turned over";
      signs.push({ sign: "reversed", text });
    }
  }
  if (shows("eigen") && eigen.kind === "complex") signs.push({ sign: "turn", text: "where one step goes" });
  if (shows("eigen") && eigen.kind !== "complex") signs.push({ sign: "eigenLine", text: "eigen-line: kept" });
  if (shows("eigen") && (eigen.kind === "real" || eigen.kind === "defective")) {
    signs.push({ sign: "eigen", text: state.scaledEigen ? "λ · eigenvector" : "eigenvector" });
  }
  if (shows("singular")) {
    signs.push(
      { sign: "singular", text: "singular axis σ u" },
      { sign: "singularBefore", text: "its direction before" },
    );
  }
  if (shows("inverse") && remains.kind === "plane") signs.push({ sign: "inverse", text: "inverse image" });
  if (shows("nullspace") && remains.kind === "line") {
    signs.push({ sign: "nullLine", text: "null direction" }, { sign: "columnSpace", text: "column space" });
  }
  if (shows("probe")) signs.push({ sign: "probe", text: "v" }, { sign: "probeImage", text: "A v" });
  return signs;
}
