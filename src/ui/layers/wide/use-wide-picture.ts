/** A node's own picture where there is no plane, on its card and large for a room: what is drawn, what is seen, or why nothing is. */
import { useMemo } from "react";
import type { NodeId } from "../../../core/network/network";
import { hasKernel } from "../../../core/nodes";
import { useRun } from "../../context";
import { type KindPicture, kindPicture } from "./kind-pictures";
import { useWideNode } from "./use-wide-node";

export interface WideShown {
  /** undefined where its kind has none, or what it would show is not known; its words say of which moment it is. */
  readonly picture: KindPicture | undefined;
  /** Numbers that leave the node, for one example; undefined where that cannot be known. */
  readonly width: number | undefined;
  /** Why there is no picture, where that does not go without saying. */
  readonly why: string | undefined;
}

/** The picture is the same object while nothing of it has changed. */
export function useWidePicture(id: NodeId): WideShown {
  const { node, width, isOld } = useWideNode(id);
  const dataRefusal = useRun((state) => state.dataRefusal);
  const drawn = useMemo(() => node && kindPicture(node), [node]);
  const isOfBefore = isOld && node?.weights !== undefined;
  const picture = useMemo(
    () =>
      drawn && isOfBefore
        ? {
            ...drawn,
            words: `${drawn.words} They are those of before the run went on: as many are read when it stands still.`,
          }
        : drawn,
    [drawn, isOfBefore],
  );
  const withoutWeights =
    node && hasKernel(node)
      ? "Weights are shown while the run stands still, up to five million of them."
      : undefined;
  return { picture, width, why: picture ? undefined : (dataRefusal ?? withoutWeights) };
}
