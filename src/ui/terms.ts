/** The words that stand on pictures without an explanation, each in a sentence or two for those who meet it first. */
import type { Camera } from "../core/film/types";

export const termWords = {
  line: "line: the share of the examples that the best straight cut parts correctly at this layer. Near 100 %, the layers so far have done the work.",
  principalAxes:
    "principal axes (PCA): a layer of more than two units does not fit a flat picture, so it is seen along the two directions in which it spreads most; the share says how much of the spread they show.",
  svdAxes:
    "SVD axes: seen along the directions that the next layer stretches and turns. It is what that layer uses, which need not be where the points spread most.",
  zoom: "×: how much larger than on the input's scale this picture is drawn. “One scale” draws all of them alike, so that sizes can be compared by eye.",
  ruler:
    "The bar with a number is a ruler: that many units of the plane are as long as the bar, across and upwards alike.",
  unitSquare:
    "The dashed square is the unit square, from 0 to 1 on both axes: by it one sees how much of the plane the picture shows.",
  segment:
    "Two probabilities sum to 1, so everything lies on one line; at ½ the network cannot tell the classes apart.",
} as const;

/** What is said of the directions that a wide layer is seen along; undefined where they are a person's own, or say so themselves. */
export function axisWords(camera: Camera["kind"] | undefined): string | undefined {
  if (camera === "pca") return termWords.principalAxes;
  return camera === "svd" ? termWords.svdAxes : undefined;
}
