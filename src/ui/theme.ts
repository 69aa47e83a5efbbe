/** Light or dark, as chosen or as the system says; and the matching colours for pictures. */
import { useSyncExternalStore } from "react";
import { darkTheme, lightTheme, type PictureTheme } from "../viz/kit/theme";
import { useSession } from "./context";

const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * All that follow the system, behind one listener of the browser's: while the page is busy Chromium tells a change now and
 * then only to the first of several (logged: one of thirteen), or to nobody: who comes back to the page looks again.
 */
const followers = new Set<() => void>();
const tell = () => {
  for (const follower of [...followers]) follower();
};
systemIsDark.addEventListener("change", tell);
window.addEventListener("focus", tell);

function listen(changed: () => void): () => void {
  followers.add(changed);
  return () => void followers.delete(changed);
}

/** The theme in force. */
export function useTheme(): "light" | "dark" {
  const choice = useSession((state) => state.preferences.theme);
  const dark = useSyncExternalStore(listen, () => systemIsDark.matches);
  if (choice !== "system") return choice;
  return dark ? "dark" : "light";
}

/** The colours of pictures under the theme in force. */
export function usePictureTheme(): PictureTheme {
  return useTheme() === "dark" ? darkTheme : lightTheme;
}
