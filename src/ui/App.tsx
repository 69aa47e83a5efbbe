/** The page: top bar, rail with drawers, canvas over panes, inspector; tabs where it is narrow. */
import { Tooltip } from "@base-ui/react/tooltip";
import { lazy, Suspense, useEffect } from "react";
import type { App as UnfoldApp } from "../app/app";
import { listenForKeys } from "../app/commands/keys";
import { AppProvider, useSession } from "./context";
import { Notices } from "./kit/Notices";
import { Announcer } from "./shell/Announcer";
import { FileDrop } from "./shell/FileDrop";
import { Layout } from "./shell/Layout";
import { Rail } from "./shell/Rail";
import { ShortcutSheet } from "./shell/ShortcutSheet";
import { SkipLink } from "./shell/SkipLink";
import { TopBar } from "./shell/TopBar";
import { useTheme } from "./theme";
import { pageCommands } from "./views";

// A chunk of its own: the lab's formulas bring KaTeX and its fonts along.
const LabPage = lazy(() => import("./lab/LabPage"));

/** The whole page of a running program. */
export function App({ app }: { readonly app: UnfoldApp }) {
  useEffect(() => listenForKeys(app, pageCommands), [app]);
  return (
    <AppProvider value={app}>
      <Tooltip.Provider delay={450}>
        <Page />
      </Tooltip.Provider>
    </AppProvider>
  );
}

/** Bars, rail, the page that is chosen, and what comes and goes above it. */
function Page() {
  const theme = useTheme();
  const fullScreen = useSession((state) => state.fullScreen);
  const page = useSession((state) => state.page);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <div className="page" data-full-screen={fullScreen}>
      <SkipLink />
      <TopBar />
      <div className="layout">
        {!(fullScreen === "lab" && page === "lab") && <Rail />}
        {page === "lab" ? <Lab /> : <Layout />}
      </div>
      <Notices />
      <ShortcutSheet />
      <FileDrop />
      <Announcer />
    </div>
  );
}

/** The matrix lab, in place of the network. */
function Lab() {
  return (
    <main className="main">
      <Suspense fallback={<p className="nothing-yet">The lab is on its way…</p>}>
        <LabPage />
      </Suspense>
    </main>
  );
}
