/** For a projector, of a network without a plane: a node's own picture large, beside it what is seen. */
import { useCallback } from "react";
import { checkOf } from "../../app/network/check";
import { orderedNode } from "../../app/network/walking";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { useApp, useNetwork, useSession } from "../context";
import { NothingYet } from "../kit/Message";
import { PictureCanvas } from "../kit/PictureCanvas";
import { useWidePicture } from "../layers/wide/use-wide-picture";
import { usePictureTheme } from "../theme";
import { PresentWords } from "./PresentWords";
import { StopButton } from "./StopButton";

export interface PresentWideProps {
  /** Why there is no plane. */
  readonly refusal: string;
}

export function PresentWide({ refusal }: PresentWideProps) {
  const network = useNetwork();
  const node = orderedNode(
    network,
    useSession((state) => state.cursor),
  );
  return node === undefined ? (
    <div className="present-picture">
      <NothingYet>{refusal}</NothingYet>
    </div>
  ) : (
    <WideSlide key={node} node={node} />
  );
}

function WideSlide({ node }: { readonly node: NodeId }) {
  const network = useNetwork();
  const theme = usePictureTheme();
  const { picture, width, why } = useWidePicture(node);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, across: number, down: number) => {
      const side = Math.min(across, down);
      context.translate((across - side) / 2, (down - side) / 2);
      picture?.draw(context, side, theme);
    },
    [picture, theme],
  );
  const name = nodeOf(network, node)?.name ?? "";
  const count =
    width === undefined
      ? ""
      : `${width.toLocaleString("en")} ${width === 1 ? "number leaves" : "numbers leave"} it for each example.`;
  return (
    <>
      <div className="present-picture frame" data-part="stage">
        {picture ? (
          <PictureCanvas label={picture.words} draw={draw} />
        ) : (
          <p className="present-count">{width?.toLocaleString("en")}</p>
        )}
      </div>
      <PresentWords name={name} sentence={picture?.words ?? count} line={picture ? count : why} />
    </>
  );
}

/** The nodes in the order in which examples go through them, to press. */
export function WideStops() {
  const app = useApp();
  const network = useNetwork();
  const cursor = useSession((state) => state.cursor);
  const at = orderedNode(network, cursor);
  return checkOf(network).order.map((node) => (
    <StopButton
      key={node}
      name={nodeOf(network, node)?.name ?? ""}
      isPresent={node === at}
      onPress={() => app.session.getState().select([node])}
    />
  ));
}
