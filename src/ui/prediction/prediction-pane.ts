/** The prediction as one pane of the page. */
import { definePane } from "../shell/view";

export const predictionPane = definePane({
  id: "prediction",
  title: "Prediction",
  stackedHeight: 460,
  load: async () => (await import("./PredictionPane")).PredictionPane,
});
