/** The layers as one pane of the page. */

import { FirstWords } from "../kit/FirstWords";
import { definePane } from "../shell/view";

export const layersPane = definePane({
  id: "layers",
  title: "Layers",
  stackedHeight: 460,
  Waiting: FirstWords,
  load: async () => (await import("./LayersPane")).LayersPane,
});
