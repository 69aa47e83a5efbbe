/** A wide page before its panels can be dragged: every pane where it stood last time, the network alive. */
import type { CSSProperties, ReactNode } from "react";
import { useApp } from "../context";
import { PaneFrame } from "../kit/PaneFrame";
import { panes } from "../views";
import type { Division, Part } from "./layouts";
import { fixedSize, partName, shareOf } from "./part-sizes";

export interface WideProps {
  readonly root: Division;
  /** What stands in the network's pane. */
  readonly network: ReactNode;
}

export function WideFrame({ root, network, children }: WideProps & { readonly children?: ReactNode }) {
  return (
    <Divided division={root} network={network}>
      {children}
    </Divided>
  );
}

interface DividedProps {
  readonly division: Division;
  readonly network: ReactNode;
  /** What is said in the first pane that is not there yet. */
  readonly children?: ReactNode;
}

function Divided({ division, network, children }: DividedProps) {
  const app = useApp();
  const style = (part: Part): CSSProperties => {
    if (part.isFixed) return { flex: `0 0 ${pixels(fixedSize(app, division, part))}` };
    const share = shareOf(division, part);
    return { flex: share === undefined ? "1 1 0" : `0 0 ${share}%` };
  };
  return (
    <div className={`wide-division ${division.direction}`}>
      {division.parts.map((part) => (
        <div key={partName(part)} style={style(part)}>
          {typeof part.of !== "string" ? (
            <Divided division={part.of} network={network}>
              {children}
            </Divided>
          ) : part.of === "canvas" ? (
            network
          ) : (
            <Frame pane={part.of}>{part.of === "layers" ? children : undefined}</Frame>
          )}
        </div>
      ))}
    </div>
  );
}

function Frame({ pane, children }: { readonly pane: string; readonly children: ReactNode }) {
  const found = panes.find(({ id }) => id === pane);
  return found ? (
    <PaneFrame id={found.id} title={found.title} Waiting={found.Waiting}>
      {children}
    </PaneFrame>
  ) : null;
}

function pixels(size: number | string | undefined): string {
  return typeof size === "number" ? `${size}px` : (size ?? "auto");
}
