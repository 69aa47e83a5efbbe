/** Presets about where the axes go and what happens to areas: columns, turns, stretches, the determinant. */
import type { LabPreset } from "./interface";
import { definePreset } from "./preset";

/** In the order in which they are offered. */
export const areaPresets: readonly LabPreset[] = [
  definePreset({
    id: "columns",
    title: "What the columns say",
    question: "A has the columns (6, 3) and (2, 2). Where does the corner (1, 1) of the unit square land?",
    choices: ["At (6, 3)", "At (8, 5)", "At (12, 6)"],
    right: 1,
    answer:
      "At (8, 5): 1 · (6, 3) + 1 · (2, 2). The image of any point is the combination of the columns, weighted by its coordinates.",
    lookAt: "The arrows î and ĵ land on the two columns; drag them, and every other point follows.",
    matrix: ["6", "2", "3", "2"],
    show: { shape: "unitSquare", layers: ["columns", "probe"], probe: [1, 1] },
  }),
  definePreset({
    id: "rotation",
    title: "A turn by 45°",
    question: "The ellipse is turned by 45°. What happens to its area?",
    choices: ["It grows", "It stays the same", "It shrinks"],
    right: 1,
    answer: "It stays the same: det A = cos² 45° + sin² 45° = 1.",
    lookAt: "The unit square only turns; its image has area 1 as before.",
    correction:
      "A turn has determinant 1, but not only a turn has: a shear keeps areas as well (see “A shear”).",
    matrix: ["cos(pi/4)", "-sin(pi/4)", "sin(pi/4)", "cos(pi/4)"],
    show: { shape: "ellipse", layers: ["columns", "determinant"] },
  }),
  definePreset({
    id: "stretch",
    title: "A stretch of one axis",
    question: "x is doubled, y is left alone. What happens to the circle's area?",
    choices: ["It doubles", "It becomes four times as large", "It stays the same"],
    right: 0,
    answer: "It doubles: det A = 2 · 1 − 0 · 0 = 2. The circle becomes an ellipse twice as wide.",
    lookAt:
      "Lengths along x double, lengths along y stay: the two axes are eigen-directions, with λ = 2 and 1.",
    matrix: ["2", "0", "0", "1"],
    show: { shape: "circle", layers: ["columns", "determinant", "singular"] },
  }),
  definePreset({
    id: "area",
    title: "The determinant is the area",
    question: "A = [[6, 2], [3, 2]]. How large is the image of the unit square?",
    choices: ["3", "6", "12"],
    right: 1,
    answer: "6: det A = 6 · 2 − 2 · 3 = 6. Every figure grows by the same factor, the circle too.",
    lookAt: "The parallelogram over the two columns: its area is the determinant.",
    matrix: ["6", "2", "3", "2"],
    show: { shape: "unitSquare", layers: ["columns", "determinant"] },
  }),
  definePreset({
    id: "shear",
    title: "A shear",
    question: "Only a turn has determinant 1. Is that so?",
    choices: ["Yes", "No"],
    right: 1,
    answer:
      "No: this shear pushes the top of the square aside, and base and height stay 1, so the area does too.",
    lookAt: "The square becomes a slanted one of the same area. Lengths and angles do change.",
    correction:
      "“For a rotation only, keep the determinant at 1” is half of it: every rotation has determinant 1, but so has every shear.",
    matrix: ["1", "1", "0", "1"],
    show: { shape: "letterF", layers: ["columns", "determinant"] },
  }),
  definePreset({
    id: "negative-grows",
    title: "Below 1, and growing",
    question: "det A = −2 is less than 1. Does the figure shrink?",
    choices: ["Yes, −2 is less than 1", "No, it grows to twice the area"],
    right: 1,
    answer: "It grows: what counts is |det A| = 2. The minus says that the plane is turned over as well.",
    lookAt: "The F is twice as large and mirrored; the hatching marks a plane that is turned over.",
    correction: "Area grows when |det A| > 1, not when det A > 1.",
    matrix: ["-2", "0", "0", "1"],
    show: { shape: "letterF", layers: ["columns", "determinant"] },
  }),
  definePreset({
    id: "shrink",
    title: "Between 0 and 1",
    question: "det A = 0.3 is positive. Does that mean that nothing is lost?",
    choices: ["Areas shrink, but nothing is lost", "The plane collapses", "Areas grow"],
    right: 0,
    answer:
      "Areas shrink to 0.3 of what they were. Nothing is lost: there is an inverse that grows them back.",
    lookAt: "The circle becomes a small ellipse; the inverse has determinant 1/0.3.",
    correction: "0 < |det A| < 1 shrinks; only 0 collapses.",
    matrix: ["0.6", "0.2", "0", "0.5"],
    show: { shape: "circle", layers: ["columns", "determinant", "inverse"] },
  }),
  definePreset({
    id: "collapse",
    title: "Determinant 0",
    question: "Both rows of A are (3, 2). What is left of the plane?",
    choices: ["A smaller plane", "A line", "A point"],
    right: 1,
    answer:
      "A line: both columns lie along (1, 1), so every combination of them does. det A = 3 · 2 − 2 · 3 = 0.",
    lookAt:
      "The direction (2, −3) is crushed to 0. No inverse can bring back which point of it one came from.",
    matrix: ["3", "2", "3", "2"],
    show: { shape: "circle", layers: ["columns", "determinant", "nullspace"] },
  }),
  definePreset({
    id: "mirror",
    title: "A beside its mirror image",
    question:
      "The parabola goes through A = [[6, 2], [3, 2]] and through [[−6, −2], [3, 2]]. How do the two images differ?",
    choices: [
      "The second is the first, turned by 180°",
      "The second is the first, mirrored in the y axis",
      "They are the same",
    ],
    right: 1,
    answer: "The second is the first mirrored in the y axis: it is diag(−1, 1)·A. Its determinant is −6.",
    lookAt: "Equal heights, opposite sides; on the right the sheet shows its back.",
    correction: "det A < 0 always mirrors. It is the y axis only for this A (see “Another mirror”).",
    matrix: ["6", "2", "3", "2"],
    second: ["-6", "-2", "3", "2"],
    show: { mode: "beside", shape: "parabola", layers: ["columns", "determinant"] },
  }),
  definePreset({
    id: "mirror-diagonal",
    title: "Another mirror",
    question: "det A = −1 here. In which line does it mirror?",
    choices: ["In the y axis", "In the line y = x", "In the x axis"],
    right: 1,
    answer: "In the line y = x: x and y change places. Points of that line stay where they are.",
    lookAt:
      "The sheet turns over about the diagonal. Which line it is depends on A, the sign only says that there is one.",
    correction:
      "A negative determinant does not mean “in the y axis”: it means that the plane is turned over.",
    matrix: ["0", "1", "1", "0"],
    show: { shape: "letterF", layers: ["columns", "determinant", "eigen"] },
  }),
  definePreset({
    id: "limits",
    title: "How far the axes have to go",
    question: "The image's largest coordinate is 5. Is a picture that ends at 5.5 large enough?",
    choices: ["Yes, 1.1 × the largest coordinate", "No, something is cut off"],
    right: 1,
    answer:
      "No: the image reaches −8 on the left. What counts is the largest |coordinate|, so this picture ends at 8.8.",
    lookAt: "The left end of the image at x = −8.",
    correction:
      "Limits need 1.1 × max |coordinate|: the largest coordinate alone misses what lies left and below.",
    matrix: ["-6", "-2", "3", "2"],
    show: { shape: "parabola", layers: ["columns"] },
  }),
  definePreset({
    id: "naive",
    title: "The squash that is not there",
    question:
      "A quarter turn, drawn by moving every point straight to its image. How large is the unit square half-way?",
    choices: ["1, a turn keeps areas", "0.5", "0"],
    right: 1,
    answer:
      "0.5: the straight tween passes through areas that the turn never has. Turning keeps 1 all the way.",
    lookAt: "Play both: the honest film turns, the naive one shrinks and grows again.",
    matrix: ["cos(pi/2)", "-sin(pi/2)", "sin(pi/2)", "cos(pi/2)"],
    show: { shape: "letterF", layers: ["columns", "determinant"], motion: "naive" },
  }),
];
