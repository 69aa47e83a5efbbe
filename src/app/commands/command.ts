/** What a command is: one entry feeds its button, its shortcut, its menu item and its line on the shortcut sheet. */
import type { App } from "../app";

export type CommandGroup = "File" | "Edit" | "Canvas" | "Training" | "Lab" | "View";

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** What it does now, in a few words: "Undo move dense". */
  readonly title: (app: App) => string;
  /** Its name on the shortcut sheet, where the present moment does not matter. */
  readonly name: string;
  /** What it means, in a sentence for those who meet it first; the name where absent. */
  readonly hint?: string;
  /** Key chords, first one shown: "mod+z" (Ctrl, or ⌘ on a Mac), "mod+shift+z", "delete". */
  readonly keys: readonly string[];
  /** Where the keys count: everywhere, or only while the canvas has the focus. */
  readonly scope: "page" | "canvas";
  /** Whether it can be done now. */
  readonly when: (app: App) => boolean;
  readonly run: (app: App) => void | Promise<void>;
}

export type CommandParts = Omit<Command, "title" | "when" | "keys" | "scope"> &
  Partial<Pick<Command, "title" | "when" | "keys" | "scope">>;

/** Fills in what most commands share: always possible, keys everywhere, titled by their name. */
export function defineCommand(parts: CommandParts): Command {
  return { title: () => parts.name, when: () => true, keys: [], scope: "page", ...parts };
}
