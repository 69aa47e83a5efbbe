/**
 * A wide page, divided as its layout says. The network lives in an element of its own, which moves from the first frame
 * into the panels when these have come, and from one layout into the other: it is not made anew.
 */
import { useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { PageLayout } from "../../app/session/preferences";
import { useSession } from "../context";
import { lazyPart } from "../kit/lazy-part";
import { panes } from "../views";
import { build, type Division, watch } from "./layouts";
import { WideFrame, type WideProps } from "./WideFrame";

const Panels = lazyPart<WideProps>({
  name: "Moving the lines between panes",
  load: async () => (await import("./WidePanels")).WidePanels,
  Frame: WideFrame,
});

/** The division that stands under a layout's name; what is presented has none of its own and goes back to the film. */
function rootOf(layout: PageLayout): Division {
  return layout === "build" ? build : watch;
}

export function Wide() {
  const root = rootOf(useSession((state) => state.preferences.layout));
  const [home] = useState(() => {
    const element = document.createElement("div");
    element.className = "moving-home";
    return element;
  });
  const [network] = panes;
  return (
    <>
      {network && createPortal(<network.Body />, home)}
      <Panels key={root.id} root={root} network={<Place of={home} />} />
    </>
  );
}

/** Where the element stands now. */
function Place({ of: home }: { readonly of: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(home), [home]);
  return <div ref={place} className="moving-home" />;
}
