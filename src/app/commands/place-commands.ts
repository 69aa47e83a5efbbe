/** Where the chosen nodes lie: in a line, at equal distances, or laid out anew among themselves. */
import { type Axis, align, distribute, type Edge } from "../../core/graph/align";
import { arrange } from "../../core/graph/arrange";
import { NODE_GAP } from "../../core/graph/node-size";
import { clipOf } from "../../core/network/clip";
import { withCards } from "../../core/network/folds";
import { moveNodesInFrames } from "../../core/network/frames";
import { nodeOf } from "../../core/network/lookup";
import type { NetworkNode, NodeId, Position } from "../../core/network/network";
import type { App } from "../app";
import { chosen, presentOf } from "../network/chosen";
import { defineCommand, unless } from "./command";

/** Of folded layers the first one alone, which the others lie behind. */
const chosenNodes = (app: App): readonly NetworkNode[] =>
  chosen(app).nodes.flatMap((id) => nodeOf(withCards(presentOf(app)), id) ?? []);
const unlessSeveral = unless((app) => chosenNodes(app).length > 1, "Choose two nodes or more first.");
const unlessThree = unless((app) => chosenNodes(app).length > 2, "Choose three nodes or more first.");

function move(app: App, label: string, places: ReadonlyMap<NodeId, Position>): void {
  app.network.getState().change(label, (network) => moveNodesInFrames(network, places));
}

const aligning = <const Id extends string>(id: Id, name: string, axis: Axis, edge: Edge) =>
  defineCommand({
    id,
    group: "Canvas",
    name,
    refusal: unlessSeveral,
    run: (app) => move(app, "align", align(chosenNodes(app), axis, edge)),
  });

const distributing = <const Id extends string>(id: Id, name: string, axis: Axis) =>
  defineCommand({
    id,
    group: "Canvas",
    name,
    synonyms: ["equal distances", "space evenly"],
    refusal: unlessThree,
    run: (app) => move(app, "distribute", distribute(chosenNodes(app), axis, NODE_GAP[axis])),
  });

/** In the group “Canvas”. */
export const placeCommands = [
  aligning("align-left", "Align left", "x", "least"),
  aligning("align-centre", "Align centres in a column", "x", "middle"),
  aligning("align-right", "Align right", "x", "most"),
  aligning("align-top", "Align tops", "y", "least"),
  aligning("align-middle", "Align middles in a row", "y", "middle"),
  aligning("align-bottom", "Align bottoms", "y", "most"),
  distributing("distribute-across", "Distribute across", "x"),
  distributing("distribute-down", "Distribute down", "y"),
  defineCommand({
    id: "arrange-chosen",
    group: "Canvas",
    name: "Arrange the chosen nodes",
    synonyms: ["layout", "tidy up"],
    hint: "From left to right among themselves; the first stays where the upper left one was",
    refusal: unlessSeveral,
    run: (app) => {
      const nodes = chosenNodes(app);
      const places = arrange(clipOf(withCards(presentOf(app)), chosen(app).nodes));
      const corner = (some: readonly Position[], axis: Axis) => Math.min(...some.map((one) => one[axis]));
      const [before, after] = [nodes.map(({ position }) => position), [...places.values()]];
      const x = corner(before, "x") - corner(after, "x");
      const y = corner(before, "y") - corner(after, "y");
      move(
        app,
        "arrange the chosen nodes",
        new Map([...places].map(([id, one]) => [id, { x: one.x + x, y: one.y + y }])),
      );
      app.viewport.reveal(nodes.map(({ id }) => id));
    },
  }),
];
