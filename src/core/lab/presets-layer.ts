/** Presets about what a layer needs: a bias, two classes, a bend; and a layer that was really trained. */
import type { LabPreset } from "./interface";
import { definePreset } from "./preset";

/** In the order in which they are offered. */
export const layerPresets: readonly LabPreset[] = [
  definePreset({
    id: "line-with-bias",
    title: "y = m x + c",
    question: "The x axis goes through [[1, 0], [1/2, 0]]. What does b = (0, 2) add to the line y = x / 2?",
    choices: ["A steeper slope", "A shift up by 2: y = x / 2 + 2", "Nothing"],
    right: 1,
    answer:
      "A shift up by 2. Without b every image passes through the origin, as A · 0 = 0: c is what a bias is for.",
    lookAt: "Drag b: the line moves, its slope stays.",
    matrix: ["1", "0", "1/2", "0"],
    bias: ["0", "2"],
    show: { shape: "segment", layers: ["columns"] },
  }),
  definePreset({
    id: "no-bias",
    title: "A unit without a bias",
    question: "One unit, no bias: its line passes through the origin. Can it part these two clouds?",
    choices: ["Yes, if it is turned right", "No"],
    right: 1,
    answer:
      "No: one cloud stands behind the other as seen from the origin, and a line through the origin sees both alike.",
    lookAt: "Turn the weights: the share on their own side stays far from 100 %.",
    matrix: ["1", "-1", "0", "1"],
    show: { mode: "unit", shape: "blobs", layers: [] },
  }),
  definePreset({
    id: "with-bias",
    title: "The same unit with a bias",
    question: "And with a bias?",
    choices: ["Yes, nearly all of them", "Still no"],
    right: 0,
    answer: "Yes: the bias moves the line away from the origin, between the clouds.",
    lookAt: "Drag the line's foot: that changes the bias alone.",
    matrix: ["1", "1", "0", "1"],
    bias: ["-4.3", "0"],
    show: { mode: "unit", shape: "blobs", layers: [] },
  }),
  definePreset({
    id: "trained-layer",
    title: "A layer that was trained",
    question: "These are the weights of a hidden layer that learned the rings. What does it do to the plane?",
    choices: ["It turns it a little", "It stretches it and turns it over", "It collapses it"],
    right: 1,
    answer:
      "It stretches and turns the sheet over: det A = −2.8625. Shift, turn, stretch and shear are all that weights and bias can do; the bend comes from tanh.",
    lookAt: "The singular axes read the weights: how far, along which direction.",
    matrix: ["-1.2754", "1.5192", "0.5185", "1.6268"],
    bias: ["0.4184", "0.0505"],
    show: { shape: "grid", layers: ["singular"] },
  }),
  definePreset({
    id: "untangle",
    byTrying: true,
    title: "Untangle by hand",
    question: "Drag the sheet. Can you lay the rings so that one straight line parts them?",
    choices: ["Yes, with a good shear", "No, not with a plane sheet"],
    right: 1,
    answer:
      "No: shifting, turning, stretching and shearing leave one ring around the other. With tanh the sheet bends and it gets better, but a plane sheet never takes a ring out of its middle.",
    lookAt:
      "The share on their own side, and the forces on the handles: each points where the loss falls quickest.",
    matrix: ["1", "0", "0", "1"],
    show: { mode: "untangle", shape: "rings", layers: ["forces"] },
  }),
  definePreset({
    id: "untangle-bent",
    byTrying: true,
    title: "Untangle with a bend",
    question: "Now tanh follows the map. How far does training get from here?",
    choices: ["Further than by a plane sheet, but not to 100 %", "To 100 %", "No further"],
    right: 0,
    answer:
      "Further, but not to 100 %: width 2 cannot take a ring out of its middle. That needs a third unit.",
    lookAt: "Press Train: the handles follow the forces, and the loss falls.",
    matrix: ["0.5", "0.1", "-0.1", "0.5"],
    bias: ["1", "0.5"],
    show: { mode: "untangle", shape: "rings", layers: ["forces"], bend: true },
  }),
];
