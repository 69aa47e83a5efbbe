/**
 * What the page is made of, as lists. Another pane or drawer is a file of its own and its name here: rail, shortcuts,
 * tabs, stack, sizes and full screen follow.
 */
import { networkPane } from "./canvas/network-pane";
import { dataDrawer } from "./data/data-drawer";
import { inspectorPane } from "./inspector/inspector-pane";
import { layersPane } from "./layers/layers-pane";
import { predictionPane } from "./prediction/prediction-pane";
import { presetsDrawer } from "./presets/presets-drawer";
import type { Drawer, Pane } from "./shell/view";
import { summaryDrawer } from "./summary/summary-drawer";
import { trainingPane } from "./training/training-pane";

/** From left to right; the first one is in sight where there is room for one. */
export const panes: readonly Pane[] = [networkPane, layersPane, predictionPane, trainingPane, inspectorPane];

/** In the order of the rail. */
export const drawers: readonly Drawer[] = [presetsDrawer, dataDrawer, summaryDrawer];

/** The panes of one place, in their order. */
export const inPlace = (place: Pane["place"]): readonly Pane[] =>
  panes.filter((pane) => pane.place === place);
