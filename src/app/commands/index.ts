/** All commands. Adding one is one entry in its group's file. */
import { canvasCommands } from "./canvas-commands";
import type { Command } from "./command";
import { editCommands } from "./edit-commands";
import { fileCommands } from "./file-commands";
import { filmCommands } from "./film-commands";
import { labCommands } from "./lab-commands";
import { trainingCommands } from "./training-commands";
import { viewCommands } from "./view-commands";

const table = [
  ...fileCommands,
  ...editCommands,
  ...canvasCommands,
  ...trainingCommands,
  ...labCommands,
  ...viewCommands,
  ...filmCommands,
];

/** The ids there are: a misspelling does not compile. */
export type CommandId = (typeof table)[number]["id"];

/** In the order of the shortcut sheet. */
export const commands: readonly Command<CommandId>[] = table;

const byId = Object.fromEntries(table.map((entry) => [entry.id, entry])) as Record<
  CommandId,
  Command<CommandId>
>;

/** The command of this id. */
export function command(id: CommandId): Command<CommandId> {
  return byId[id];
}
