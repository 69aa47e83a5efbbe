/** The plane as it is after one node, small, on the node itself. */
import { Fragment, useRef } from "react";
import { nodeOf } from "../../core/network/lookup";
import { useNetwork, useRun, useSession } from "../context";
import { lazyPart } from "../kit/lazy-part";
import { PictureCanvas } from "../kit/PictureCanvas";
import type { NodeCloudProps } from "./NodeCloud";
import type { OverPictureProps } from "./OverPicture";
import type { ShownSheet } from "./pointed-place";
import { usePlaneDrawing } from "./use-plane-drawing";
import type { WidePictureProps } from "./wide/WidePicture";

const OverPicture = lazyPart<OverPictureProps>({
  name: "What a picture’s words mean",
  load: async () => (await import("./OverPicture")).OverPicture,
  Frame: Fragment,
});

const NodeCloud = lazyPart<NodeCloudProps>({
  name: "The million points",
  load: async () => (await import("./NodeCloud")).NodeCloud,
  Frame: Fragment,
});

const WidePicture = lazyPart<WidePictureProps>({
  name: "The picture of a layer without a plane",
  load: async () => (await import("./wide/WidePicture")).WidePicture,
  Frame: Fragment,
});

export function NodePlane({ node, size }: WidePictureProps) {
  const network = useNetwork();
  const scale = useSession((state) => state.preferences.scale);
  const has = useRun((state) => state.overview?.nodes.has(node) ?? false);
  const isCloud = useSession((state) => state.preferences.cloud);
  const shown = useRef<ShownSheet | undefined>(undefined);
  const draw = usePlaneDrawing({ node, detail: "thumbnail", scale, shown });
  const isWide = useRun((state) => state.pictureRefusal !== undefined);
  const name = nodeOf(network, node)?.name ?? node;
  if (isWide && !has) return <WidePicture node={node} size={size} />;
  const label = has ? `The plane after ${name}` : `No picture of ${name} yet`;
  if (isCloud) return <NodeCloud node={node} size={size} label={label} />;
  return (
    <>
      <PictureCanvas label={label} draw={draw} size={size} />
      <OverPicture node={node} shown={shown} />
    </>
  );
}
