/** Panels, theme and help. */
import type { App } from "../app";
import type { Drawer, ThemeChoice } from "../session/session-store";
import { defineCommand } from "./command";

const drawers: readonly { readonly drawer: Drawer; readonly name: string; readonly key: string }[] = [
  { drawer: "presets", name: "Presets", key: "mod+shift+1" },
  { drawer: "data", name: "Data", key: "mod+shift+2" },
  { drawer: "summary", name: "Summary", key: "mod+shift+3" },
];

const themes: readonly ThemeChoice[] = ["system", "light", "dark"];

/** The group “View” of the shortcut sheet. */
export const viewCommands = [
  ...drawers.map(({ drawer, name, key }) =>
    defineCommand({
      id: `drawer-${drawer}` as const,
      group: "View",
      name,
      keys: [key],
      run: (app) => {
        const { preferences, prefer } = app.session.getState();
        prefer({ drawer: preferences.drawer === drawer ? undefined : drawer });
      },
    }),
  ),
  defineCommand({
    id: "theme",
    group: "View",
    name: "Change the theme",
    title: (app) => `Theme: ${themeOf(app)}`,
    run: (app) => {
      const next = themes[(themes.indexOf(themeOf(app)) + 1) % themes.length] ?? "system";
      app.session.getState().prefer({ theme: next });
    },
  }),
  defineCommand({
    id: "leave-full-screen",
    group: "View",
    name: "Leave full screen",
    keys: ["escape"],
    when: (app) => app.session.getState().fullScreen !== undefined,
    run: (app) => app.session.getState().set({ fullScreen: undefined }),
  }),
  defineCommand({
    id: "shortcuts",
    group: "View",
    name: "Keyboard shortcuts",
    keys: ["?"],
    run: (app) => app.session.getState().set({ shortcutsOpen: true }),
  }),
];

function themeOf(app: App): ThemeChoice {
  return app.session.getState().preferences.theme;
}
