/** A wide page before its panels can be dragged: every pane where it stood last time, the first one alive. */
import type { ReactNode } from "react";
import { useApp } from "../context";
import { PaneFrame } from "../kit/PaneFrame";
import { inPlace } from "../views";
import { layoutStorage } from "./layout-storage";
import { startWidth } from "./side-width";
import type { Pane } from "./view";

export interface WideProps {
  /** What stands in the pane at the top. */
  readonly top: ReactNode;
}

export function WideFrame({ top, children }: WideProps & { readonly children?: ReactNode }) {
  const app = useApp();
  const [above, below] = [inPlace("top"), inPlace("bottom")];
  const height = shareOf("unfold.rows", "canvas") ?? percent(above[0]) ?? 50;
  return (
    <div className="wide-frame">
      <div className="wide-work">
        <div style={{ flex: `0 0 ${height}%` }}>{top}</div>
        <div className="wide-row">
          {below.map((pane) => (
            <div key={pane.id} style={flexOf(pane)}>
              <PaneFrame {...pane}>{pane === below[0] && children}</PaneFrame>
            </div>
          ))}
        </div>
      </div>
      {inPlace("side").map((pane) => (
        <div key={pane.id} style={{ flex: "none", width: startWidth(app, pane) }}>
          <PaneFrame {...pane} />
        </div>
      ))}
    </div>
  );
}

function flexOf(pane: Pane) {
  const share = shareOf("unfold.bottom", pane.id) ?? percent(pane);
  return { flex: share === undefined ? "1 1 0" : `0 0 ${share}%` };
}

/** "35%" → 35 */
function percent(pane: Pane | undefined): number | undefined {
  const { start } = pane?.size ?? {};
  return typeof start === "string" ? Number.parseFloat(start) : undefined;
}

/** Where the panels' library remembers a panel's share, in percent; undefined where it has none to remember. */
function shareOf(group: string, panel: string): number | undefined {
  try {
    const layout: unknown = JSON.parse(layoutStorage.getItem(`react-resizable-panels:${group}`) ?? "");
    const share = (layout as Record<string, unknown> | null)?.[panel];
    return typeof share === "number" && share > 0 && share < 100 ? share : undefined;
  } catch {
    return undefined;
  }
}
