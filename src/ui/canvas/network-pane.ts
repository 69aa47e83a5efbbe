/** The network as one pane of the page. */
import type { Pane } from "../shell/view";
import { Canvas } from "./Canvas";

export const networkPane: Pane = {
  id: "canvas",
  title: "Network",
  stackedHeight: 380,
  Body: Canvas,
};
