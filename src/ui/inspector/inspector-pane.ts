/** The inspector as one pane of the page. */
import { definePane } from "../shell/view";

export const inspectorPane = definePane({
  id: "inspector",
  title: "Inspect",
  place: "side",
  // Below this its labels break or lie under their fields.
  size: { start: 300, least: 288, most: 480 },
  stackedHeight: 460,
  load: async () => (await import("./Inspector")).Inspector,
});
