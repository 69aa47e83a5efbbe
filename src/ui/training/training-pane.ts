/** The run as one pane of the page. */
import { definePane } from "../shell/view";

export const trainingPane = definePane({
  id: "training",
  title: "Training",
  stackedHeight: 460,
  load: async () => (await import("./TrainingPane")).TrainingPane,
});
