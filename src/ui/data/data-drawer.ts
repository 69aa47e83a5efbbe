/** The data as a drawer of the page. */
import { ChartScatter } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const dataDrawer = defineDrawer({
  id: "data",
  title: "Data",
  Icon: ChartScatter,
  load: async () => (await import("./DataDrawer")).Data,
});
