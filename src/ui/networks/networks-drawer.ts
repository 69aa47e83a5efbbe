/** The networks of this browser as a drawer of the page. */
import { Files } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const networksDrawer = defineDrawer({
  id: "networks",
  title: "Networks",
  Icon: Files,
  isOffRail: true,
  load: async () => (await import("./NetworksDrawer")).Networks,
});
