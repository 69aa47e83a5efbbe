/** The kept runs as a drawer of the page. */
import { ChartSpline } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const runsDrawer = defineDrawer({
  id: "runs",
  title: "Runs",
  synonyms: ["history", "compare runs", "experiments", "baseline", "log"],
  Icon: ChartSpline,
  load: async () => (await import("./RunsDrawer")).RunsDrawer,
});
