/** The networks of this browser as a drawer of the page. */
import { defineDrawer } from "../shell/view";

export const networksDrawer = defineDrawer({
  id: "networks",
  title: "Networks",
  // A button beside the network's name opens it.
  load: async () => (await import("./NetworksDrawer")).Networks,
});
