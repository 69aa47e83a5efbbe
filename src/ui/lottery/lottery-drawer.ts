/** The lottery as a drawer of the page. */
import { Dices } from "lucide-react";
import { defineDrawer } from "../shell/view";

export const lotteryDrawer = defineDrawer({
  id: "lottery",
  title: "Lottery",
  synonyms: [
    "seed lottery",
    "many seeds",
    "luck",
    "chance",
    "stuck",
    "sweep",
    "grid search",
    "compare settings",
    "hyperparameters",
  ],
  Icon: Dices,
  load: async () => (await import("./LotteryDrawer")).LotteryDrawer,
});
