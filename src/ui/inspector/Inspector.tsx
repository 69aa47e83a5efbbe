/** The right side: the chosen node, or how the network trains. */
import { useApp, useNetwork, useSession } from "../context";
import { FullScreenButton } from "../kit/FullScreenButton";
import { Tabs } from "../kit/Tabs";
import type { PaneBodyProps } from "../shell/view";
import { TrainingSettings } from "../training/TrainingSettings";
import { NetworkNote } from "./NetworkNote";
import { NodePanel } from "./NodePanel";
import "./inspector.css";

export function Inspector({ id }: PaneBodyProps) {
  const app = useApp();
  const tab = useSession((state) => state.inspectorTab);
  return (
    <section className="pane inspector" aria-label="Inspector">
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

/** The chosen node; in words where it is none or several. */
function ChosenNode() {
  const chosen = useSession((state) => state.nodes);
  const nodes = useNetwork().nodes.filter((node) => chosen.includes(node.id));
  const [node] = nodes;
  if (nodes.length === 1 && node) return <NodePanel key={node.id} node={node} />;
  return (
    <p className="second">
      {nodes.length > 1
        ? `${nodes.length} nodes are chosen. Choose one to see its settings and weights.`
        : "Choose a node on the canvas to see its settings, its wires and its weights."}
    </p>
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
