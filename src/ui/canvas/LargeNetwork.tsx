/** What the canvas shows of a network that is too large to be shown card by card (a chunk of its own: few networks are). */
import { Panel } from "reactflow";
import { AfarLayer } from "./AfarLayer";
import type { Crowding } from "./crowding";
import { crowdingText } from "./crowding-words";
import type { AfarProps } from "./use-afar";

export interface LargeNetworkProps extends AfarProps {
  readonly afar: boolean;
  readonly crowding: Crowding;
}

/** From afar a drawing of all of it; nearer what is left out, in a sentence. */
export function LargeNetwork({ afar, crowding, offer, show }: LargeNetworkProps) {
  if (afar) return <AfarLayer offer={offer} show={show} />;
  const leftOut = crowdingText(crowding);
  return (
    leftOut && (
      <Panel position="bottom-left" className="left-out">
        {leftOut}
      </Panel>
    )
  );
}
