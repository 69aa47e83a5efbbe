/** Every problem as a drawer of the page. */
import { ListChecks } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const problemsDrawer = defineDrawer({
  id: "problems",
  title: "Problems",
  Icon: ListChecks,
  // The verdict in the network's header opens it.
  isOffRail: true,
  load: async () => (await import("./ProblemsDrawer")).Problems,
});
