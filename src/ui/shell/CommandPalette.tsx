/** Every command by its words: those that were last chosen first, then group by group; what cannot be done says why. */
import { useRef } from "react";
import type { App } from "../../app/app";
import type { Command } from "../../app/commands/command";
import { showChord } from "../../app/commands/keys";
import { withRecent } from "../../app/session/recent";
import { findByWords } from "../../core/words/find-by-words";
import { canvasElement } from "../canvas/focus-canvas";
import { useApp, useSession } from "../context";
import { SearchDialog } from "../kit/SearchDialog";
import { type SearchGroup, type SearchItem, SearchList } from "../kit/SearchList";
import { pageCommands } from "../page-commands";

interface CommandItem extends SearchItem {
  readonly entry: Command;
}

/** What opens the palette is not looked for in it. */
const offered = pageCommands.filter(({ id }) => id !== "find-command");

export function CommandPalette() {
  const app = useApp();
  const open = useSession((state) => state.paletteOpen);
  const close = () => app.session.getState().set({ paletteOpen: false });
  const last = useRef<Command | undefined>(undefined);
  const choose = ({ entry }: CommandItem) => {
    last.current = entry;
    const { preferences, prefer } = app.session.getState();
    close();
    prefer({ recentCommands: withRecent(preferences.recentCommands, entry.id) });
    void entry.run(app);
  };
  /** Whoever does something on the canvas goes on there by keys. */
  const goOnAt = () => {
    const done = last.current;
    last.current = undefined;
    return done?.scope === "canvas" ? canvasElement() : null;
  };
  return (
    <SearchDialog label="Find a command" open={open} onClose={close} goOnAt={goOnAt}>
      <SearchList
        label="Find a command"
        groupsFor={(typed) => groupsOf(app, typed)}
        nothing="No command is called like that."
        onChoose={choose}
      />
    </SearchDialog>
  );
}

/** What fits, in one list; where nothing is typed everything, the recent ones first and the others by their groups. */
function groupsOf(app: App, typed: string): readonly SearchGroup<CommandItem>[] {
  const items = offered.map((entry) => itemOf(app, entry));
  if (typed.trim() !== "") return [{ items: findByWords(items, typed) }];
  const { recentCommands } = app.session.getState().preferences;
  const recent = recentCommands.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const others = items.filter((item) => !recent.includes(item));
  const groups = [...new Set(others.map(({ entry }) => entry.group))];
  return [
    { title: "Recent", items: recent },
    ...groups.map((title) => ({ title, items: others.filter(({ entry }) => entry.group === title) })),
  ];
}

function itemOf(app: App, entry: Command): CommandItem {
  const refusal = entry.refusal(app);
  const title = refusal === undefined ? entry.title(app) : entry.name;
  const [chord] = entry.keys;
  return {
    id: entry.id,
    entry,
    title,
    // What it is always called finds it too where its title is of this moment: "+1 unit".
    synonyms: [...(title === entry.name ? [] : [entry.name]), entry.group, ...entry.synonyms],
    note: entry.hint ?? (title.includes(entry.name) ? undefined : entry.name),
    refusal,
    ...(chord !== undefined && { keys: showChord(chord) }),
  };
}
