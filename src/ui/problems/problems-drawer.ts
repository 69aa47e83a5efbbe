/** Every problem as a drawer of the page. */
import { defineDrawer } from "../shell/view";

export const problemsDrawer = defineDrawer({
  id: "problems",
  title: "Problems",
  // The verdict in the network's header opens it.
  load: async () => (await import("./ProblemsDrawer")).Problems,
});
