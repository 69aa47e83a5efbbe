/** One node, or how the network trains: the node that is chosen, else the one at which the film is. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { momentOf } from "../../core/film/moment";
import { nodeOf } from "../../core/network/lookup";
import { useApp, useFilm, useNetwork, useSession } from "../context";
import { FullScreenButton } from "../kit/FullScreenButton";
import { Tabs } from "../kit/Tabs";
import type { PaneBodyProps } from "../shell/view";
import { TrainingSettings } from "../training/TrainingSettings";
import { NetworkNote } from "./NetworkNote";
import { NodePanel } from "./NodePanel";
import { NodesPanel } from "./NodesPanel";
import "./inspector.css";

export function Inspector({ id }: PaneBodyProps) {
  const app = useApp();
  const tab = useSession((state) => state.inspectorTab);
  const section = useRef<HTMLElement>(null);
  const isAsked = useSession((state) => state.focusOn === "settings");
  useEffect(() => {
    if (!isAsked) return;
    app.session.getState().set({ focusOn: undefined });
    firstField(section.current)?.focus();
  }, [app, isAsked]);
  const onKeyDown = (event: KeyboardEvent) => {
    // What opens over the inspector is a part of it to React; what fills the page is left first.
    const isHere = event.currentTarget.contains(event.target as Node);
    const { preferences, set } = app.session.getState();
    if (event.key !== "Escape" || event.defaultPrevented || !isHere || preferences.fullScreen) return;
    event.preventDefault();
    set({ narrowTab: undefined, focusOn: "canvas" });
  };
  return (
    <section ref={section} className="pane inspector" aria-label="Inspector" onKeyDown={onKeyDown}>
      <h2 className="visually-hidden">Inspector</h2>
      <Tabs
        value={tab}
        onChange={(inspectorTab) => app.session.getState().set({ inspectorTab })}
        tabs={[
          { value: "node", label: "Node", panel: <ChosenNode /> },
          { value: "training", label: "Settings", panel: <NetworkSettings /> },
        ]}
      >
        <FullScreenButton pane={id} title="Inspector" look="full-screen-button" />
      </Tabs>
    </section>
  );
}

/** The first of the node's settings; its name where it has none. */
function firstField(section: HTMLElement | null): HTMLElement | null | undefined {
  const field = (within: string) =>
    section?.querySelector<HTMLElement>(`${within} :is(input, [role=combobox], [role=switch])`);
  return field(".node-panel .form") ?? field(".node-panel");
}

/** The chosen node, several that are chosen together, else the film's node; in words where there is none. */
function ChosenNode() {
  const network = useNetwork();
  const chosen = useSession((state) => state.nodes);
  const filmNode = useFilm(({ film, time }) => film && momentOf(film, time).of.node);
  const found = chosen.flatMap((id) => nodeOf(network, id) ?? []);
  const node = found[0] ?? (filmNode && nodeOf(network, filmNode));
  if (found.length <= 1 && node) {
    return (
      <>
        {/* Nobody has chosen anything yet: what there is to see comes first. */}
        {found.length === 0 && network.about && <p className="about-network">{network.about}</p>}
        <NodePanel key={node.id} node={node} />
      </>
    );
  }
  if (found.length > 1) return <NodesPanel nodes={found} />;
  return (
    <p className="second">Choose a node on the canvas to see what it does, its settings and its weights.</p>
  );
}

/** What is said of the network, and how it trains. */
function NetworkSettings() {
  return (
    <>
      <NetworkNote />
      <TrainingSettings />
    </>
  );
}
