/** All panes of a wide page beside each other, with lines between them that are dragged. */
import { Fragment, type ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from "react-resizable-panels";
import { useApp } from "../context";
import { inPlace } from "../views";
import { layoutStorage } from "./layout-storage";
import { startWidth } from "./side-width";
import type { Pane } from "./view";
import type { WideProps } from "./WideFrame";

/** All panes at once; the lines between them are dragged, and where they stand is remembered. */
export function WidePanels({ top }: WideProps) {
  const app = useApp();
  const side = usePanelRef();
  const rows = useDefaultLayout({ id: "unfold.rows", storage: layoutStorage });
  const bottom = useDefaultLayout({ id: "unfold.bottom", storage: layoutStorage });
  function remember(_: unknown, { isUserInteraction }: { readonly isUserInteraction: boolean }) {
    const width = side.current?.getSize().inPixels;
    if (isUserInteraction && width !== undefined)
      app.session.getState().prefer({ sideWidth: Math.round(width) });
  }
  return (
    <Group orientation="horizontal" onLayoutChanged={remember}>
      <Panel id="work" minSize="40%">
        <Group orientation="vertical" {...rows}>
          {inPlace("top").map((pane) => (
            <Fragment key={pane.id}>
              <PanePanel pane={pane}>{top}</PanePanel>
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
            start={startWidth(app, pane)}
            panelRef={side}
            collapsible
            groupResizeBehavior="preserve-pixel-size"
          />
        </Fragment>
      ))}
    </Group>
  );
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
  /** What stands in it; the pane's body where absent. */
  readonly children?: ReactNode;
}

/** A pane with the room it may take. */
function PanePanel(props: PanePanelProps) {
  const { pane, children, start = pane.size.start, ...behaviour } = props;
  const { id, size, Body } = pane;
  return (
    <Panel
      id={id}
      minSize={size.least}
      {...(start !== undefined && { defaultSize: start })}
      {...(size.most !== undefined && { maxSize: size.most })}
      {...behaviour}
    >
      {children ?? <Body />}
    </Panel>
  );
}
