/** "Open in the lab": from wherever a layer is shown. */
import { MoveUpRight } from "lucide-react";
import type { NodeId } from "../../core/network/network";
import { useApp } from "../context";
import { Button } from "../kit/Button";

export function OpenInLab({ node }: { readonly node: NodeId }) {
  const app = useApp();
  return (
    <Button
      look="small"
      hint="See what this layer's matrix does to the plane, and change it by hand"
      onClick={() => void app.bridge.open(node)}
    >
      <MoveUpRight size={14} /> Open in the lab
    </Button>
  );
}
