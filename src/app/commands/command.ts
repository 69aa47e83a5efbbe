/** What a command is: one entry feeds its button, its shortcut, its menu item and its line on the shortcut sheet. */
import type { App } from "../app";

export type CommandGroup =
  | "File"
  | "Edit"
  | "Canvas"
  | "Canvas by keyboard"
  | "Training"
  | "Lab"
  | "View"
  | "Presenting";

export interface Command<Id extends string = string> {
  readonly id: Id;
  readonly group: CommandGroup;
  /** What it does now, in a few words: "Undo move dense". */
  readonly title: (app: App) => string;
  /** Its name on the shortcut sheet, where the present moment does not matter. */
  readonly name: string;
  /** What it means, in a sentence for those who meet it first; the name where absent. */
  readonly hint?: string;
  /** Key chords, first one shown: "mod+z" (Ctrl, or ⌘ on a Mac), "mod+shift+z", "delete". */
  readonly keys: readonly string[];
  /**
   * Where the keys count: everywhere; only while the canvas has the focus, or a line of a list of its nodes; or while presenting,
   * when Enter and Space still press the button that has the focus.
   */
  readonly scope: "page" | "canvas" | "presentation";
  /** The browser makes an event of these keys (copy, cut, paste), which is listened for instead of them. */
  readonly isNative: boolean;
  /** Whether the keys count while a person types in a field, too: not where the field has a use of its own for them. */
  readonly whileTyping: boolean;
  /** Other words that a person may look for it by: "cut" for Delete. */
  readonly synonyms: readonly string[];
  /** Why it cannot be done now, in a sentence with the way out; undefined where it can. */
  readonly refusal: (app: App) => string | undefined;
  /** Whether it can be done now: nothing refuses it. */
  readonly when: (app: App) => boolean;
  readonly run: (app: App) => void | Promise<void>;
}

type Shared = "title" | "refusal" | "synonyms" | "keys" | "scope" | "isNative" | "whileTyping";

/** What a command has to say of itself; the rest is what most of them share. */
export type CommandParts<Id extends string> = Omit<Command<Id>, Shared | "when"> &
  Partial<Pick<Command<Id>, Shared>>;

/** Fills in what most commands share: always possible, keys everywhere but in fields, titled by their name. */
export function defineCommand<const Id extends string>(parts: CommandParts<Id>): Command<Id> {
  const { refusal = () => undefined } = parts;
  return {
    title: () => parts.name,
    refusal,
    when: (app) => refusal(app) === undefined,
    synonyms: [],
    keys: [],
    scope: "page",
    isNative: false,
    whileTyping: false,
    ...parts,
  };
}

/** A refusal with one sentence: said unless the thing is so. */
export function unless(isSo: (app: App) => boolean, sentence: string): (app: App) => string | undefined {
  return (app) => (isSo(app) ? undefined : sentence);
}

/** The refusal of what needs a node on the canvas. */
export const unlessEmpty = unless(
  (app) => app.network.getState().history.present.nodes.length > 0,
  "The canvas is empty. Add a node first.",
);
