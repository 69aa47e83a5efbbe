/** All that can be done on this page: the program's commands, and one for each drawer. */
import { commandsWith } from "../app/commands";
import { drawers } from "./views";

export const pageCommands = commandsWith(drawers);
