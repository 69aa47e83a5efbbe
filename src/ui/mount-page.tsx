/** Mounts the page; where it breaks, the crash screen in its place, and from there the page afresh. */
import { type ReactNode, StrictMode, startTransition, useLayoutEffect } from "react";
import { createRoot } from "react-dom/client";
import type { App as UnfoldApp } from "../app/app";
import { App } from "./App";
import { CrashScreen } from "./CrashScreen";

/**
 * @param place an element that is the page's alone
 * @returns kept when it is drawn for the first time
 */
export function mountPage(app: UnfoldApp, place: HTMLElement): Promise<void> {
  return mount(place, <App app={app} />, (error) => {
    const goOn = () => {
      closeWhatMayHaveBroken(app);
      void mountPage(app, place);
    };
    void mount(place, <CrashScreen app={app} error={error} onGoOn={goOn} />, reportError);
  });
}

/** In an element and a root of their own: what is left of a broken page is touched by nothing again. */
function mount(place: HTMLElement, content: ReactNode, onBroken: (error: Error) => void): Promise<void> {
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
  return new Promise((drawn) => {
    // What stood there, the static shell or a page that broke, stays in sight until this one is drawn.
    const onDrawn = () => {
      for (const other of [...place.children]) if (other !== element) other.remove();
      drawn();
    };
    const page = (
      <StrictMode>
        <Drawn onDrawn={onDrawn}>{content}</Drawn>
      </StrictMode>
    );
    // In pieces of a few milliseconds: what stands there already can be used meanwhile.
    startTransition(() => root.render(page));
  });
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
  session.lay("watch");
  session.set({ narrowTab: undefined, shortcutsOpen: false, comparison: undefined });
  session.prefer({ drawer: undefined, layerView: "plane" });
  session.select([]);
}
