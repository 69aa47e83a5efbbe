/** Panels, theme and help. */
import type { App } from "../app";
import type { PageLayout, ThemeChoice } from "../session/preferences";
import { type Command, defineCommand, unless } from "./command";

const themes: readonly ThemeChoice[] = ["system", "light", "dark"];

/** How the page can be divided, in the order of their keys. */
const layouts: readonly { readonly id: PageLayout; readonly name: string }[] = [
  { id: "build", name: "Layout to build: the canvas large" },
  { id: "watch", name: "Layout to watch: the film large" },
  { id: "present", name: "Layout to present: one picture and one sentence" },
];

/** The group “View” of the shortcut sheet, but the drawers. */
export const viewCommands = [
  ...layouts.map(({ id, name }, index) =>
    defineCommand({
      id: `layout-${id}`,
      group: "View",
      name,
      keys: [`alt+${index + 1}`],
      run: (app) => app.session.getState().lay(id),
    }),
  ),
  defineCommand({
    id: "theme",
    group: "View",
    name: "Change the theme",
    synonyms: ["dark mode", "light mode", "colours"],
    title: (app) => `Theme: ${themeOf(app)}`,
    run: (app) => {
      const next = themes[(themes.indexOf(themeOf(app)) + 1) % themes.length] ?? "system";
      app.session.getState().prefer({ theme: next });
    },
  }),
  defineCommand({
    id: "leave-full-screen",
    group: "View",
    name: "Leave full screen, or a comparison",
    keys: ["escape"],
    refusal: unless((app) => {
      const { comparison, preferences } = app.session.getState();
      return (
        comparison !== undefined || preferences.fullScreen !== undefined || preferences.layout === "present"
      );
    }, "Nothing fills the screen now, and nothing is compared."),
    run: (app) => {
      const { comparison, preferences, prefer, lay, set } = app.session.getState();
      if (preferences.fullScreen !== undefined) prefer({ fullScreen: undefined });
      else if (preferences.layout === "present") lay("watch");
      else if (comparison) set({ comparison: undefined });
    },
  }),
  defineCommand({
    id: "find-command",
    group: "View",
    name: "Find a command…",
    synonyms: ["command palette", "actions", "search"],
    keys: ["mod+k"],
    whileTyping: true,
    run: (app) => app.session.getState().set({ paletteOpen: true }),
  }),
  defineCommand({
    id: "shortcuts",
    group: "View",
    name: "Keyboard shortcuts",
    synonyms: ["help", "keys"],
    keys: ["?"],
    run: (app) => app.session.getState().set({ shortcutsOpen: true }),
  }),
];

/** What the page's drawers are, in the order of the rail. */
export interface DrawerName {
  readonly id: string;
  readonly title: string;
  readonly synonyms?: readonly string[];
}

/**
 * A command for each drawer, which opens and closes it.
 * @param keys the first drawer's key, the second one's …; those beyond the last have none
 */
export function drawerCommands(drawers: readonly DrawerName[], keys: readonly string[]): readonly Command[] {
  return drawers.map(({ id, title, synonyms = [] }, index) =>
    defineCommand({
      id: `drawer-${id}`,
      group: "View",
      name: title,
      synonyms,
      keys: keys.slice(index, index + 1),
      run: (app) => app.session.getState().toggleDrawer(id),
    }),
  );
}

function themeOf(app: App): ThemeChoice {
  return app.session.getState().preferences.theme;
}
