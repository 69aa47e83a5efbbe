/** All commands. Adding one is one entry in its group's file. */
import { canvasCommands } from "./canvas-commands";
import type { Command } from "./command";
import { editCommands } from "./edit-commands";
import { fileCommands } from "./file-commands";
import { filmCommands } from "./film-commands";
import { labCommands } from "./lab-commands";
import { trainingCommands } from "./training-commands";
import { viewCommands } from "./view-commands";

export const commands: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...canvasCommands,
  ...trainingCommands,
  ...labCommands,
  ...viewCommands,
  ...filmCommands,
];

/** @throws Error for an id that is not in the table: a misspelling in our own code */
export function command(id: string): Command {
  const found = commands.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`command: there is no command “${id}”`);
  return found;
}
