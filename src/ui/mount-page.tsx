/** Mounts the page; where it breaks, the crash screen in its place, and from there the page afresh. */
import { type ReactNode, StrictMode, useLayoutEffect } from "react";
import { createRoot } from "react-dom/client";
import type { App as UnfoldApp } from "../app/app";
import { App } from "./App";
import { CrashScreen } from "./CrashScreen";

/** @param place an element that is the page's alone */
export function mountPage(app: UnfoldApp, place: HTMLElement): void {
  mount(place, <App app={app} />, (error) => {
    const goOn = () => {
      closeWhatMayHaveBroken(app);
      mountPage(app, place);
    };
    mount(place, <CrashScreen app={app} error={error} onGoOn={goOn} />, reportError);
  });
}

/** In an element and a root of their own: what is left of a broken page is touched by nothing again. */
function mount(place: HTMLElement, content: ReactNode, onBroken: (error: Error) => void): void {
  const element = document.createElement("div");
  let isBroken = false;
  const root = createRoot(element, {
    onUncaughtError(thrown) {
      if (isBroken) return;
      isBroken = true;
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      console.error(error);
      // React is in the middle of its work now.
      setTimeout(() => {
        root.unmount();
        onBroken(error);
      });
    },
  });
  place.append(element);
  // What stood there, the static shell or a page that broke, stays in sight until this one is drawn.
  const onDrawn = () => {
    for (const other of [...place.children]) if (other !== element) other.remove();
  };
  root.render(
    <StrictMode>
      <Drawn onDrawn={onDrawn}>{content}</Drawn>
    </StrictMode>,
  );
}

/** Says when it stands in the document, before the browser paints. */
function Drawn({ onDrawn, children }: { readonly onDrawn: () => void; readonly children: ReactNode }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useLayoutEffect(onDrawn, []);
  return children;
}

/** The page begins as on a first visit: without what was opened last. */
function closeWhatMayHaveBroken(app: UnfoldApp): void {
  const session = app.session.getState();
  session.set({ page: "editor", fullScreen: undefined, narrowTab: undefined, shortcutsOpen: false });
  session.prefer({ drawer: undefined, layerView: "plane" });
  session.select([]);
}
