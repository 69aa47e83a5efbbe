/** The summary as a drawer of the page. */
import { TableProperties } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const summaryDrawer = defineDrawer({
  id: "summary",
  title: "Summary",
  Icon: TableProperties,
  load: async () => (await import("./SummaryDrawer")).Summary,
});
