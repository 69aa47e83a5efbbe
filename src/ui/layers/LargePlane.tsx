/** One node's still picture, large: for nodes that the film does not stop at, as those of a branch. */
import { useCallback, useState } from "react";
import type { PictureScale } from "../../app/session/preferences";
import type { NodeId } from "../../core/network/network";
import type { PlaneView } from "../../viz/plane/input";
import { useNetwork, useRun } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import { FollowedPoints } from "./FollowedPoints";
import { StageWords } from "./StageWords";
import { useLargePlaneDrawing } from "./use-large-plane-drawing";

export interface LargePlaneProps {
  readonly node: NodeId;
  readonly scale: PictureScale;
  readonly followed: boolean;
}

export function LargePlane({ node, scale, followed }: LargePlaneProps) {
  const network = useNetwork();
  const projection = useRun((state) => state.picture?.nodes.get(node)?.projection);
  const [view, setView] = useState<PlaneView | undefined>(undefined);
  const draw = useLargePlaneDrawing({ node, scale, prepare: useShown(setView) });
  const name = network.nodes.find((candidate) => candidate.id === node)?.name ?? node;
  return (
    <div className="stage">
      <StageWords
        now={`After ${name}, beside the film`}
        isZoomed={view?.zoomLabel !== undefined}
        camera={projection?.kind === "principal" ? "pca" : undefined}
        view={
          projection?.kind === "principal" ? `principal axes: ${percentBelow(projection.share)}` : undefined
        }
        notes={view?.notes}
      />
      <div className="frame film-frame" data-part="stage">
        <PictureCanvas label={`The plane after ${name}`} draw={draw} />
        {followed && view && <FollowedPoints viewBox={view.viewBox} node={node} />}
      </div>
    </div>
  );
}

/** Rounded down: 100 % is said only where nothing is hidden. */
function percentBelow(share: number): string {
  return `${Math.floor(1000 * share + 1e-6) / 10} % of the spread`;
}

/** Hands a view on to what is written beside and over the picture. */
function useShown(show: (view: PlaneView) => void): (view: PlaneView) => PlaneView {
  return useCallback(
    (view) => {
      show(view);
      return view;
    },
    [show],
  );
}
