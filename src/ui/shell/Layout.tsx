/** Where everything stands: side by side when wide, stacked when medium, one pane at a time when narrow. */
import { Fragment, type ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from "react-resizable-panels";
import { useApp, useSession } from "../context";
import { DrawerShell } from "../kit/DrawerShell";
import { usePageWidth } from "../media";
import { drawers, panes } from "../views";
import type { Pane } from "./view";
import "./shell.css";

/** The network's page: its panes, and the drawer that is open. */
export function Layout() {
  const width = usePageWidth();
  const drawer = useSession((state) => drawers.find(({ id }) => id === state.preferences.drawer));
  const full = useSession((state) => panes.find(({ id }) => id === state.fullScreen));
  return (
    <>
      {drawer && !full && (
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

const inPlace = (place: Pane["place"]) => panes.filter((pane) => pane.place === place);

/** All panes at once; the lines between them are dragged, and where they stand is remembered. */
function Wide() {
  const side = useSideWidth();
  const rows = useDefaultLayout({ id: "unfold.rows", storage: localStorage });
  const bottom = useDefaultLayout({ id: "unfold.bottom", storage: localStorage });
  return (
    <Group orientation="horizontal" onLayoutChanged={side.remember}>
      <Panel id="work" minSize="40%">
        <Group orientation="vertical" {...rows}>
          {inPlace("top").map((pane) => (
            <Fragment key={pane.id}>
              <PanePanel pane={pane} />
              <Separator className="separator horizontal" aria-label={`Height of ${pane.title}`} />
            </Fragment>
          ))}
          <Panel id="panes" minSize={160}>
            <Group orientation="horizontal" {...bottom}>
              {inPlace("bottom").map((pane, index) => (
                <Fragment key={pane.id}>
                  {index > 0 && <Line of={inPlace("bottom")[index - 1]} />}
                  <PanePanel pane={pane} />
                </Fragment>
              ))}
            </Group>
          </Panel>
        </Group>
      </Panel>
      {inPlace("side").map((pane) => (
        <Fragment key={pane.id}>
          <Line of={pane} />
          <PanePanel
            pane={pane}
            start={side.startOf(pane)}
            panelRef={side.ref}
            collapsible
            groupResizeBehavior="preserve-pixel-size"
          />
        </Fragment>
      ))}
    </Group>
  );
}

/** How wide a person has made what stands at the side: in pixels, a share would be another width beside a drawer. */
function useSideWidth() {
  const app = useApp();
  const ref = usePanelRef();
  return {
    ref,
    /** One in which the pane cannot be read is mended; 0 is a pane that is closed. */
    startOf({ size }: Pane): number | string | undefined {
      const { sideWidth } = app.session.getState().preferences;
      return sideWidth ? Math.max(sideWidth, size.least) : (sideWidth ?? size.start);
    },
    remember(_: unknown, { isUserInteraction }: { readonly isUserInteraction: boolean }) {
      const width = ref.current?.getSize().inPixels;
      if (isUserInteraction && width !== undefined)
        app.session.getState().prefer({ sideWidth: Math.round(width) });
    },
  };
}

/** The line that is dragged to give a pane more or less room. */
function Line({ of }: { readonly of: Pane | undefined }) {
  return <Separator className="separator vertical" aria-label={`Width of ${of?.title}`} />;
}

interface PanePanelProps {
  readonly pane: Pane;
  /** What the pane says where absent. */
  readonly start?: Pane["size"]["start"] | undefined;
  readonly panelRef?: ReturnType<typeof usePanelRef>;
  readonly collapsible?: boolean;
  readonly groupResizeBehavior?: "preserve-pixel-size";
}

/** A pane with the room it may take. */
function PanePanel({ pane: { id, size, Body }, start = size.start, ...behaviour }: PanePanelProps) {
  return (
    <Panel
      id={id}
      minSize={size.least}
      {...(start !== undefined && { defaultSize: start })}
      {...(size.most !== undefined && { maxSize: size.most })}
      {...behaviour}
    >
      <Body />
    </Panel>
  );
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
