/** All commands but those of the page's drawers, which the page itself knows. Adding one is one entry in its group's file. */
import { canvasCommands } from "./canvas-commands";
import type { Command } from "./command";
import { editCommands } from "./edit-commands";
import { fileCommands } from "./file-commands";
import { filmCommands } from "./film-commands";
import { foldCommands } from "./fold-commands";
import { labCommands } from "./lab-commands";
import { placeCommands } from "./place-commands";
import { presentCommands } from "./present-commands";
import { problemCommands } from "./problem-commands";
import { trainingCommands } from "./training-commands";
import { type DrawerName, drawerCommands, viewCommands } from "./view-commands";
import { walkCommands } from "./walk-commands";

/** In the order of the shortcut sheet. */
const table = [
  ...fileCommands,
  ...editCommands,
  ...canvasCommands,
  ...placeCommands,
  ...foldCommands,
  ...problemCommands,
  ...walkCommands,
  ...trainingCommands,
  ...labCommands,
  ...viewCommands,
  ...filmCommands,
  ...presentCommands,
];

/** The ids there are: a misspelling does not compile. */
export type CommandId = (typeof table)[number]["id"];

const byId = Object.fromEntries(table.map((entry) => [entry.id, entry])) as Record<
  CommandId,
  Command<CommandId>
>;

/** The command of this id. */
export function command(id: CommandId): Command<CommandId> {
  return byId[id];
}

const numberKeys = Array.from({ length: 9 }, (_, index) => `mod+shift+${index + 1}`);

/** With those that open the page's drawers, before the others of the view; their keys are the numbers that are free. */
export function commandsWith(drawers: readonly DrawerName[]): readonly Command[] {
  const all: readonly Command[] = table;
  const free = numberKeys.filter((chord) => !all.some(({ keys }) => keys.includes(chord)));
  const start = all.findIndex(({ group }) => group === "View");
  return all.toSpliced(start, 0, ...drawerCommands(drawers, free));
}
