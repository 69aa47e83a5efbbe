/** The panes of a wide page as its layout divides it, with lines between them that are dragged. */
import { Fragment, type ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from "react-resizable-panels";
import { useApp } from "../context";
import { panes } from "../views";
import { layoutStorage } from "./layout-storage";
import type { Division, Part } from "./layouts";
import { divisionName, fixedPart, fixedSize, partName, rememberFixed } from "./part-sizes";
import { SidePane } from "./SidePane";
import type { WideProps } from "./WideFrame";

/** All panes at once; the lines between them are dragged, and where they stand is remembered. */
export function WidePanels({ root, network }: WideProps) {
  return <Divided division={root} network={network} />;
}

interface DividedProps {
  readonly division: Division;
  readonly network: ReactNode;
}

/** A division with a part in pixels remembers that one, the others their shares. */
function Divided(props: DividedProps) {
  return fixedPart(props.division) ? <WithFixedPart {...props} /> : <InShares {...props} />;
}

function InShares({ division, network }: DividedProps) {
  const remembered = useDefaultLayout({ id: divisionName(division), storage: layoutStorage });
  return (
    <Group orientation={orientationOf(division)} {...remembered}>
      {partsOf(division, (part) => ({ children: <Content part={part} network={network} /> }))}
    </Group>
  );
}

function WithFixedPart({ division, network }: DividedProps) {
  const app = useApp();
  const fixed = usePanelRef();
  const of = fixedPart(division);
  function remember(_: unknown, { isUserInteraction }: { readonly isUserInteraction: boolean }) {
    const pixels = fixed.current?.getSize().inPixels;
    if (of && isUserInteraction && pixels !== undefined) rememberFixed(app, division, of, pixels);
  }
  return (
    <Group orientation={orientationOf(division)} onLayoutChanged={remember}>
      {partsOf(division, (part) => ({
        children: <Content part={part} network={network} />,
        ...(part === of && {
          start: fixedSize(app, division, part),
          panelRef: fixed,
          collapsible: true,
          groupResizeBehavior: "preserve-pixel-size" as const,
        }),
      }))}
    </Group>
  );
}

function orientationOf({ direction }: Division): "horizontal" | "vertical" {
  return direction === "row" ? "horizontal" : "vertical";
}

/** Every part with its line before it; a line is named by the part that it makes larger when it is dragged away. */
function partsOf(division: Division, more: (part: Part) => Omit<PartPanelProps, "part">): ReactNode {
  return division.parts.map((part, index) => {
    const before = division.parts[index - 1];
    return (
      <Fragment key={partName(part)}>
        {before && <Line division={division} of={part.isFixed ? part : before} />}
        <PartPanel part={part} {...more(part)} />
      </Fragment>
    );
  });
}

/** The line that is dragged to give a part more or less room. */
function Line({ division, of }: { readonly division: Division; readonly of: Part }) {
  const isRow = division.direction === "row";
  return (
    <Separator
      className={`separator ${isRow ? "vertical" : "horizontal"}`}
      aria-label={`${isRow ? "Width" : "Height"} of ${titleOf(of)}`}
    />
  );
}

/** A pane's title; of a further division that of its first pane. */
function titleOf({ of }: Part): string {
  if (typeof of === "string") return panes.find(({ id }) => id === of)?.title ?? of;
  const [first] = of.parts;
  return first ? titleOf(first) : of.id;
}

interface PartPanelProps {
  readonly part: Part;
  readonly children: ReactNode;
  /** What the part says where absent. */
  readonly start?: Part["start"] | undefined;
  readonly panelRef?: ReturnType<typeof usePanelRef>;
  readonly collapsible?: boolean;
  readonly groupResizeBehavior?: "preserve-pixel-size";
}

/** A part with the room it may take. */
function PartPanel({ part, children, start = part.start, ...behaviour }: PartPanelProps) {
  return (
    <Panel
      id={partName(part)}
      minSize={part.least}
      {...(start !== undefined && { defaultSize: start })}
      {...(part.most !== undefined && { maxSize: part.most })}
      {...behaviour}
    >
      {children}
    </Panel>
  );
}

/** A pane, or what a part is divided into. */
function Content({ part: { of }, network }: { readonly part: Part; readonly network: ReactNode }) {
  if (typeof of !== "string") return <Divided division={of} network={network} />;
  if (of === "canvas") return network;
  if (of === "inspector") return <SidePane />;
  const Body = panes.find(({ id }) => id === of)?.Body;
  return Body ? <Body /> : null;
}
