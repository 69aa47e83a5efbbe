/** The film strip: the plane after every layer side by side, one of them large with its sentence and numbers. */
import { checkOf } from "../../app/check";
import type { LayerView } from "../../app/session-store";
import { showShape, summarise } from "../../core/compiler/summary";
import type { NodeId } from "../../core/network/network";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { Segmented } from "../kit/Segmented";
import { MatrixView } from "../neurons/MatrixView";
import { NeuronsView } from "../neurons/NeuronsView";
import { PaneFrame } from "../shell/PaneFrame";
import { LargePlane } from "./LargePlane";
import { NodePlane } from "./NodePlane";

const LAYER_VIEWS = [
  { value: "plane", label: "Plane", hint: "The plane after the chosen layer" },
  { value: "neurons", label: "Neurons", hint: "Every unit and weight, to look at and to set" },
  { value: "matrix", label: "Matrix", hint: "The chosen layer's weights as a matrix, and its numbers" },
] as const;

export function LayersPane() {
  const app = useApp();
  const network = useNetwork();
  const chosen = useSession((state) => state.nodes);
  const scale = useSession((state) => state.preferences.layerScale);
  const followed = useSession((state) => state.preferences.followPoints);
  const layerView = useSession((state) => state.preferences.layerView);
  const refusal = useRun((state) => state.pictureRefusal);
  const hasPicture = useRun((state) => state.picture !== undefined);
  const rows = summarise(network, checkOf(network));
  const large = largeNode(
    rows.flatMap((row) => row.nodes),
    chosen,
  );
  const nameOf = (id: NodeId | undefined) => network.nodes.find((node) => node.id === id)?.name;
  const largeName = nameOf(large);
  return (
    <PaneFrame
      pane="layers"
      title="Layers"
      about={aboutOf(layerView, largeName, hasPicture)}
      controls={
        <>
          <Segmented
            label="What is shown large"
            value={layerView}
            choices={LAYER_VIEWS}
            onChange={(view) => app.session.getState().prefer({ layerView: view })}
          />
          {layerView === "plane" && (
            <>
              <button
                type="button"
                className="button small"
                aria-pressed={followed}
                title="Twenty named points of the plane, drawn in every large picture"
                onClick={() => app.session.getState().prefer({ followPoints: !followed })}
              >
                Follow points
              </button>
              <Segmented
                label="Scale of the large picture"
                value={scale}
                choices={[
                  {
                    value: "same",
                    label: "Same scale",
                    hint: "At the scale of the input plane, as the strip above is",
                  },
                  { value: "fit", label: "Fit", hint: "Zoomed to what it shows; the zoom is written on it" },
                ]}
                onChange={(layerScale) => app.session.getState().prefer({ layerScale })}
              />
            </>
          )}
        </>
      }
    >
      {large && layerView !== "plane" && !hasPicture ? (
        <LargeView view={layerView} node={large} />
      ) : large && hasPicture ? (
        <div className="layers-body">
          <ul className="strip">
            {rows.map((row) => {
              const node = row.nodes.at(-1) as NodeId;
              return (
                <li key={node}>
                  <button
                    type="button"
                    className="strip-item"
                    aria-pressed={row.nodes.includes(large)}
                    title={`${row.name}: ${row.type} ${showShape(row.shape)}`}
                    onClick={() => app.session.getState().select([node])}
                  >
                    <span className="strip-picture">
                      <NodePlane node={node} scale="same" withoutShare />
                    </span>
                    <span className="strip-name">{nameOf(node)}</span>
                    <StripNote node={node} units={row.shape?.[0]} />
                  </button>
                </li>
              );
            })}
          </ul>
          {layerView === "plane" ? (
            <LargePlane key={large} node={large} scale={scale} followed={followed} />
          ) : (
            <LargeView view={layerView} node={large} />
          )}
        </div>
      ) : (
        <p className="nothing-yet">
          {refusal ?? "Here the plane is shown after every layer, as soon as one is wired to an Input."}
        </p>
      )}
    </PaneFrame>
  );
}

/** What is not the plane: the whole network's units, or one layer's matrix. Networks without a plane have them too. */
function LargeView({ view, node }: { readonly view: "neurons" | "matrix"; readonly node: NodeId }) {
  return view === "neurons" ? <NeuronsView /> : <MatrixView node={node} />;
}

function aboutOf(view: LayerView, name: string | undefined, hasPicture: boolean): string | undefined {
  if (view === "neurons") return "units, weights and biases";
  if (!name) return undefined;
  if (view === "matrix") return `the matrix of ${name}`;
  return hasPicture ? `the plane after ${name}` : undefined;
}

/** How wide the layer is, and how much of it the picture shows. */
function StripNote({ node, units }: { readonly node: NodeId; readonly units: number | undefined }) {
  const share = useRun((state) => {
    const projection = state.picture?.nodes.get(node)?.projection;
    return projection?.kind === "principal" ? Math.floor(100 * projection.share + 1e-4) : undefined;
  });
  const width = `${units ?? "?"} unit${units === 1 ? "" : "s"}`;
  return <span className="strip-note">{share === undefined ? width : `${units}, PCA ${share} %`}</span>;
}

/** The chosen node where one is chosen; else the last hidden one, where the folding is done. */
function largeNode(wired: readonly NodeId[], chosen: readonly NodeId[]): NodeId | undefined {
  const found = chosen.length === 1 ? wired.find((id) => id === chosen[0]) : undefined;
  return found ?? wired.at(-3) ?? wired.at(-1);
}
