/** The plane after one layer, in the strip: always on the shared scale, a million points of it where a person wants them. */
import type { NodeId } from "../../core/network/network";
import { NodePlane } from "./NodePlane";
import { useCloud } from "./use-cloud";

export function StripPlane({ node }: { readonly node: NodeId }) {
  const cloud = useCloud(`strip ${node}`, node, "thumbnail", "same");
  return <NodePlane node={node} scale="same" withoutShare cloud={cloud} />;
}
