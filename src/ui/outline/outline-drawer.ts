/** The outline as a drawer of the page. */
import { ListTree } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const outlineDrawer = defineDrawer({
  id: "outline",
  title: "Outline",
  Icon: ListTree,
  load: async () => (await import("./Outline")).Outline,
});
