/** The versions of the network on the canvas as a drawer of the page. */
import { defineDrawer } from "../shell/view";

export const versionsDrawer = defineDrawer({
  id: "versions",
  title: "Versions",
  load: async () => (await import("./VersionsDrawer")).Versions,
});
