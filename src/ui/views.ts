/**
 * What the page is made of, as lists. Another pane or drawer is a file of its own and its name here: rail, shortcuts,
 * tabs, stack, sizes and full screen follow.
 */
import { commandsWith } from "../app/commands";
import { networkPane } from "./canvas/network-pane";
import { dataDrawer } from "./data/DataDrawer";
import { inspectorPane } from "./inspector/Inspector";
import { layersPane } from "./layers/LayersPane";
import { predictionPane } from "./prediction/PredictionPane";
import { presetsDrawer } from "./presets/PresetsDrawer";
import type { Drawer, Pane } from "./shell/view";
import { summaryDrawer } from "./summary/SummaryDrawer";
import { trainingPane } from "./training/TrainingPane";

/** From left to right; the first one is in sight where there is room for one. */
export const panes: readonly Pane[] = [networkPane, layersPane, predictionPane, trainingPane, inspectorPane];

/** In the order of the rail. */
export const drawers: readonly Drawer[] = [presetsDrawer, dataDrawer, summaryDrawer];

/** All that can be done on this page: the program's commands, and one for each drawer. */
export const pageCommands = commandsWith(drawers);
