/** What lies over a node's picture of the plane: the mark of the place that is pointed at, and what the picture's words mean. */
import type { RefObject } from "react";
import type { NodeId } from "../../core/network/network";
import { useFilm, useNetwork, useRun, useSession } from "../context";
import { axisWords, termWords } from "../terms";
import { PictureWords } from "./PictureWords";
import { PlaceMark } from "./PlaceMark";
import { projectionOf } from "./plane-input";
import type { ShownSheet } from "./pointed-place";

export interface OverPictureProps {
  readonly node: NodeId;
  /** What the picture shows at the moment. */
  readonly shown: RefObject<ShownSheet | undefined>;
}

export function OverPicture({ node, shown }: OverPictureProps) {
  const isFitted = useSession(({ preferences }) => preferences.scale === "fit");
  const network = useNetwork();
  const kind = useRun(({ overview }) => {
    const picture = overview?.nodes.get(node);
    return picture && projectionOf(network, node, picture).kind;
  });
  const axes = useAxisWords(node);
  const words = [
    ...(kind === "simplex" ? [termWords.segment] : []),
    ...(kind === "principal" && axes ? [axes] : []),
    ...(isFitted ? [termWords.zoom] : []),
    ...(kind === "simplex" ? [] : [termWords.ruler]),
    ...(kind === "plane" || kind === "simplex" ? [termWords.unitSquare] : []),
  ];
  return (
    <>
      {kind && <PictureWords words={words} />}
      <PlaceMark shown={shown} />
    </>
  );
}

/** Along what a wide layer is seen; undefined where nothing of it stands on the picture, or it says so itself. */
function useAxisWords(node: NodeId): string | undefined {
  const camera = useFilm(({ film, cameras }) =>
    cameras ? film?.plans.find(({ stop }) => stop.node === node)?.rest.camera : undefined,
  );
  return axisWords(camera ?? "pca");
}
