/** The page: top bar, rail with drawers, canvas over panes, inspector; tabs where it is narrow. */
import { Tooltip } from "@base-ui/react/tooltip";
import { useEffect } from "react";
import type { App as UnfoldApp } from "../app/app";
import { listenForKeys } from "../app/commands/keys";
import { CrashScreen } from "./CrashScreen";
import { AppProvider, useSession } from "./context";
import { Notices } from "./kit/Notices";
import { Announcer } from "./shell/Announcer";
import { FileDrop } from "./shell/FileDrop";
import { Layout } from "./shell/Layout";
import { ShortcutSheet } from "./shell/ShortcutSheet";
import { SkipLink } from "./shell/SkipLink";
import { TopBar } from "./shell/TopBar";
import { useTheme } from "./theme";

export function App({ app }: { readonly app: UnfoldApp }) {
  useEffect(() => listenForKeys(app), [app]);
  return (
    <AppProvider value={app}>
      <CrashScreen app={app}>
        <Tooltip.Provider delay={450}>
          <Page />
        </Tooltip.Provider>
      </CrashScreen>
    </AppProvider>
  );
}

function Page() {
  const theme = useTheme();
  const fullScreen = useSession((state) => state.fullScreen);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <div className="page" data-full-screen={fullScreen}>
      <SkipLink />
      <TopBar />
      <Layout />
      <Notices />
      <ShortcutSheet />
      <FileDrop />
      <Announcer />
    </div>
  );
}
