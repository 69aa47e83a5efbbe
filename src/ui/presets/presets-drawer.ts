/** The presets as a drawer of the page. */
import { LayoutTemplate } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const presetsDrawer = defineDrawer({
  id: "presets",
  title: "Presets",
  Icon: LayoutTemplate,
  load: async () => (await import("./PresetsDrawer")).Presets,
});
