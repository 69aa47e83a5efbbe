/** The page: top bar, rail with drawers, canvas over panes, inspector; tabs where it is narrow. */
import { Fragment, type ReactNode, useEffect, useRef } from "react";
import type { App as UnfoldApp } from "../app/app";
import { focusCanvas } from "./canvas/focus-canvas";
import { AppProvider, useSession } from "./context";
import { lazyPart } from "./kit/lazy-part";
import { NothingYet } from "./kit/Message";
import { Notices } from "./kit/Notices";
import { OnceAsked } from "./kit/OnceAsked";
import { Layout } from "./shell/Layout";
import { Rail } from "./shell/Rail";
import { SkipLink } from "./shell/SkipLink";
import { TopBarFrame } from "./shell/TopBarFrame";
import { useTheme } from "./theme";

const Controls = lazyPart({
  name: "The top bar",
  load: async () => (await import("./shell/Controls")).Controls,
  Frame: TopBarFrame,
});

// Its formulas bring KaTeX and its fonts along.
const LabPage = lazyPart({
  name: "The matrix lab",
  load: async () => (await import("./lab/LabPage")).LabPage,
  Frame: ({ children }: { readonly children?: ReactNode }) => (
    <NothingYet>{children ?? "The lab is on its way…"}</NothingYet>
  ),
});

const Present = lazyPart({
  name: "The presentation",
  load: async () => (await import("./present/Present")).Present,
  Frame: Fragment,
});

const Announcer = lazyPart({
  name: "What screen readers are told",
  load: async () => (await import("./shell/Announcer")).Announcer,
  Frame: Fragment,
});

const UpdateNotice = lazyPart({
  name: "Working without a connection",
  load: async () => (await import("./shell/UpdateNotice")).UpdateNotice,
  Frame: Fragment,
});

const FileDrop = lazyPart({
  name: "Opening files by dropping them",
  load: async () => (await import("./shell/FileDrop")).FileDrop,
  Frame: Fragment,
});

const ShortcutSheet = lazyPart({
  name: "The list of keyboard shortcuts",
  load: async () => (await import("./shell/ShortcutSheet")).ShortcutSheet,
  Frame: Fragment,
});

const CommandPalette = lazyPart({
  name: "The list of commands",
  load: async () => (await import("./shell/CommandPalette")).CommandPalette,
  Frame: Fragment,
});

const SideBySide = lazyPart({
  name: "The view of two runs",
  load: async () => (await import("./runs/side-by-side/SideBySide")).SideBySide,
  Frame: Fragment,
});

const ConnectList = lazyPart({
  name: "The list of what can be wired",
  load: async () => (await import("./connect/ConnectList")).ConnectList,
  Frame: Fragment,
});

/** The whole page of a running program. */
export function App({ app }: { readonly app: UnfoldApp }) {
  return (
    <AppProvider value={app}>
      <Page />
    </AppProvider>
  );
}

/** Bars, rail, the page that is chosen, and what comes and goes above it. */
function Page() {
  const theme = useTheme();
  const fullScreen = useSession((state) => state.preferences.fullScreen);
  const page = useSession((state) => state.page);
  const isPresenting = useSession(
    (state) => state.page === "editor" && state.preferences.layout === "present",
  );
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  // Whoever comes back from a picture that filled the page by Escape is on the canvas again.
  const isFilled = isPresenting || fullScreen !== undefined;
  const wasFilled = useRef(isFilled);
  useEffect(() => {
    const isBack = wasFilled.current && !isFilled;
    wasFilled.current = isFilled;
    if (isBack) focusCanvas();
  }, [isFilled]);
  return (
    <div className="page" dir="ltr" data-full-screen={fullScreen} data-presenting={isPresenting || undefined}>
      {isPresenting ? (
        <main className="main">
          <Present />
        </main>
      ) : (
        <>
          <SkipLink />
          <Controls />
          <div className="layout">
            {!(fullScreen === "lab" && page === "lab") && <Rail />}
            {page === "lab" ? <Lab /> : <Layout />}
          </div>
        </>
      )}
      <Notices>
        <UpdateNotice />
      </Notices>
      <OnceAsked for="shortcutsOpen" Part={ShortcutSheet} />
      <OnceAsked for="paletteOpen" Part={CommandPalette} />
      <OnceAsked for="runsBeside" Part={SideBySide} />
      <OnceAsked for="listedWires" Part={ConnectList} />
      <FileDrop />
      <Announcer />
    </div>
  );
}

/** The matrix lab, in place of the network. */
function Lab() {
  return (
    <main className="main">
      <LabPage />
    </main>
  );
}
