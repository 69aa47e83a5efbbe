/** The inspector as one pane of the page. */
import { definePane } from "../shell/view";

export const inspectorPane = definePane({
  id: "inspector",
  title: "Inspect",
  stackedHeight: 460,
  load: async () => (await import("./Inspector")).Inspector,
});
