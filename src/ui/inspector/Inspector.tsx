/** The right side: the chosen node, or how the network trains. */
import { Tabs } from "@base-ui/react/tabs";
import { useApp, useNetwork, useSession } from "../context";
import { FullScreenButton } from "../shell/FullScreenButton";
import { TrainingSettings } from "../training/TrainingSettings";
import { NetworkNote } from "./NetworkNote";
import { NodePanel } from "./NodePanel";

export function Inspector() {
  const app = useApp();
  const tab = useSession((state) => state.inspectorTab);
  const chosen = useSession((state) => state.nodes);
  const network = useNetwork();
  const nodes = network.nodes.filter((node) => chosen.includes(node.id));
  const [node] = nodes;
  return (
    <section className="pane inspector" aria-label="Inspector">
      <Tabs.Root
        className="inspector-tabs"
        value={tab}
        onValueChange={(value) =>
          app.session.getState().set({ inspectorTab: value === "node" ? "node" : "training" })
        }
      >
        <header className="pane-header">
          <h2 className="visually-hidden">Inspector</h2>
          <Tabs.List className="tabs-list">
            <Tabs.Tab className="tab" value="node">
              Node
            </Tabs.Tab>
            <Tabs.Tab className="tab" value="training">
              Settings
            </Tabs.Tab>
          </Tabs.List>
          <FullScreenButton pane="inspector" />
        </header>
        <Tabs.Panel className="pane-body scrolls" value="node">
          {nodes.length === 1 && node ? (
            <NodePanel key={node.id} node={node} />
          ) : (
            <p className="second inspector-empty">
              {nodes.length > 1
                ? `${nodes.length} nodes are chosen. Choose one to see its settings and weights.`
                : "Choose a node on the canvas to see its settings, its wires and its weights."}
            </p>
          )}
        </Tabs.Panel>
        <Tabs.Panel className="pane-body scrolls" value="training">
          <NetworkNote />
          <TrainingSettings />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}
