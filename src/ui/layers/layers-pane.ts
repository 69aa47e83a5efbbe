/** The layers as one pane of the page. */
import { definePane } from "../shell/view";

export const layersPane = definePane({
  id: "layers",
  title: "Layers",
  place: "bottom",
  size: { start: "45%", least: 240 },
  stackedHeight: 460,
  load: async () => (await import("./LayersPane")).LayersPane,
});
