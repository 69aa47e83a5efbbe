/**
 * What the page is made of, as lists. Another pane or drawer is a file of its own and its name here: rail, shortcuts,
 * tabs, stack, sizes and full screen follow.
 */
import { networkPane } from "./canvas/network-pane";
import { dataDrawer } from "./data/data-drawer";
import { inspectorPane } from "./inspector/inspector-pane";
import { layersPane } from "./layers/layers-pane";
import { lotteryDrawer } from "./lottery/lottery-drawer";
import { networksDrawer } from "./networks/networks-drawer";
import { versionsDrawer } from "./networks/versions-drawer";
import { outlineDrawer } from "./outline/outline-drawer";
import { predictionPane } from "./prediction/prediction-pane";
import { presetsDrawer } from "./presets/presets-drawer";
import { problemsDrawer } from "./problems/problems-drawer";
import { runsDrawer } from "./runs/runs-drawer";
import type { Drawer, Pane } from "./shell/view";
import { summaryDrawer } from "./summary/summary-drawer";
import { trainingPane } from "./training/training-pane";

/** In the order of tabs and of the stack; the first is the network, in sight where there is room for one. Where each stands on a wide page: shell/layouts.ts. */
export const panes: readonly Pane[] = [networkPane, layersPane, predictionPane, trainingPane, inspectorPane];

/** In the order of the rail, for those that stand in it, and of their keys. */
export const drawers: readonly Drawer[] = [
  presetsDrawer,
  dataDrawer,
  summaryDrawer,
  outlineDrawer,
  problemsDrawer,
  networksDrawer,
  versionsDrawer,
  lotteryDrawer,
  runsDrawer,
];
