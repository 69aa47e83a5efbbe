/** Where everything stands: side by side when wide, stacked when medium, one pane at a time when narrow. */
import { type ReactNode, useEffect, useRef } from "react";
import { focusCanvas } from "../canvas/focus-canvas";
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
  useDrawerFocus(drawer?.id);
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

/** A drawer that a key or the palette opens is where one goes on; a button that opens one keeps the focus, to close it again. Closed, it gives the focus back. */
function useDrawerFocus(open: string | undefined): void {
  const last = useRef(open);
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (open === last.current) return;
    last.current = open;
    const frame = requestAnimationFrame(() => {
      const now = document.activeElement;
      if (open === undefined) {
        if (now === document.body && before.current?.isConnected) before.current.focus();
        else focusCanvas();
      } else if (now instanceof HTMLElement && !now.closest("button, .drawer")) {
        // The palette goes away: what it was opened from is the canvas, most often.
        before.current = now.closest("[role=dialog]") ? null : now;
        const drawer = document.querySelector<HTMLElement>(".drawer");
        // A list that is walked by arrows is walked at once.
        (drawer?.querySelector<HTMLElement>("li [tabindex='0']") ?? drawer)?.focus();
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [open]);
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
