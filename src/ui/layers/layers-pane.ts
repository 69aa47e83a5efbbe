/** The layers as one pane of the page. */
import { definePane } from "../shell/view";

export const layersPane = definePane({
  id: "layers",
  title: "Layers",
  stackedHeight: 460,
  load: async () => (await import("./LayersPane")).LayersPane,
});
