/** Along which directions a wide layer is seen: those of most spread, those that the next layer uses, two of its units, or as turned by hand. */
import { pairCamera } from "../../../core/film/camera";
import { nextLayerCamera, ownCameraKind, principalCamera } from "../../../core/film/film";
import type { Camera } from "../../../core/film/types";
import type { NodeId } from "../../../core/network/network";
import { useApp, useFilm } from "../../context";
import { type Choice, Select } from "../../kit/Select";

/** Of wider layers only the pairs of the first so many units are on the list; any other is a drag away. */
const MAX_LISTED_UNITS = 8;

export interface CameraChoiceProps {
  readonly node: NodeId;
  readonly camera: Camera;
}

export function CameraChoice({ node, camera }: CameraChoiceProps) {
  const app = useApp();
  const film = useFilm((state) => state.film);
  const chosen = useFilm((state) => state.cameras.get(node));
  const width = camera.axes.length / 2;
  const value = chosen ? choiceOf(chosen) : "layer";
  const ownKind = film && ownCameraKind(film, node);
  const isSpread = ownKind === undefined && width > 3;
  const choices: readonly Choice[] = [
    { value: "layer", label: layerLabel(ownKind, width) },
    ...(isSpread ? [] : [{ value: "pca", label: "Most spread (PCA)" }]),
    ...(film && nextLayerCamera(film, node) ? [{ value: "next", label: "What the next layer uses" }] : []),
    ...pairsOf(width).map(([first, second]) => ({
      value: `${first} ${second}`,
      label: `Units ${first + 1} and ${second + 1}`,
    })),
    ...(value === "hand" ? [{ value: "hand", label: "Turned by hand" }] : []),
  ];
  const choose = (next: string) => {
    const [first = 0, second = 1] = next.split(" ").map(Number);
    if (next === "layer") app.film.view(node, undefined);
    else if (next === "next") app.film.view(node, film && nextLayerCamera(film, node));
    else if (next === "pca") app.film.view(node, film && principalCamera(film, node));
    else app.film.view(node, pairCamera(width, first, second));
  };
  return (
    <span className="camera-choice">
      <Select look="small" label="Seen along" value={value} choices={choices} onChange={choose} />
    </span>
  );
}

function layerLabel(own: Camera["kind"] | undefined, width: number): string {
  if (own === "centred") return "Along (1, …, 1)";
  if (own === "simplex") return "Corners on a circle";
  return width === 3 ? "In space" : "What shows most";
}

function pairsOf(width: number): readonly (readonly [number, number])[] {
  const listed = Math.min(width, MAX_LISTED_UNITS);
  return Array.from({ length: listed }, (_, first) =>
    Array.from({ length: listed - first - 1 }, (_, next) => [first, first + 1 + next] as const),
  ).flat();
}

function choiceOf({ kind, axes }: Camera): string {
  if (kind === "pca") return "pca";
  if (kind === "svd") return "next";
  if (kind !== "pair") return "hand";
  const width = axes.length / 2;
  return `${axes.indexOf(1)} ${axes.indexOf(1, width) - width}`;
}
