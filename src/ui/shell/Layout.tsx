/** Where everything stands: side by side when wide, stacked when medium, one pane at a time when narrow. */
import { type ReactNode, useEffect, useRef } from "react";
import { useApp, useNetworkState, useSession } from "../context";
import { DrawerShell } from "../kit/DrawerShell";
import { type PageWidth, usePageWidth } from "../media";
import { drawers, panes } from "../views";
import { Wide } from "./Wide";
import "./shell.css";

/** The network's page: its panes, and the drawer that is open. */
export function Layout() {
  const width = usePageWidth();
  const drawer = useSession((state) => drawers.find(({ id }) => id === state.preferences.drawer));
  const full = useSession((state) => panes.find(({ id }) => id === state.preferences.fullScreen));
  useDrawerOverPage(width);
  return (
    <>
      {/* A wide page has it in the inspector's place. */}
      {drawer && !full && width !== "wide" && (
        <DrawerShell title={drawer.title}>
          <drawer.Body />
        </DrawerShell>
      )}
      <main className="main">
        {full ? <full.Body /> : width === "wide" ? <Wide /> : width === "medium" ? <Stack /> : <Tabs />}
      </main>
    </>
  );
}

/** On a narrow page a drawer lies over everything: another network, opened from it, is seen at once. */
function useDrawerOverPage(width: PageWidth): void {
  const app = useApp();
  const opened = useNetworkState((state) => state.opened);
  const last = useRef(opened);
  useEffect(() => {
    if (opened === last.current) return;
    last.current = opened;
    if (width === "narrow") app.session.getState().prefer({ drawer: undefined });
  }, [app, opened, width]);
}

/** One pane below the other, each of a height of its own. */
function Stack(): ReactNode {
  return (
    <div className="stack scrolls">
      {panes.map(({ id, stackedHeight, Body }) => (
        <div key={id} className="stacked" style={{ height: stackedHeight }}>
          <Body />
        </div>
      ))}
    </div>
  );
}

/** One pane at a time, and a tab for each. */
function Tabs() {
  const app = useApp();
  const tab = useSession((state) => state.narrowTab);
  const current = panes.find(({ id }) => id === tab) ?? panes[0];
  return (
    <div className="narrow-pages">
      <div className="narrow-page">{current && <current.Body />}</div>
      <nav className="narrow-tabs controls" aria-label="Panes">
        {panes.map(({ id, title }) => (
          <button
            type="button"
            key={id}
            aria-current={id === current?.id ? "page" : undefined}
            onClick={() => app.session.getState().set({ narrowTab: id })}
          >
            {title}
          </button>
        ))}
      </nav>
    </div>
  );
}
