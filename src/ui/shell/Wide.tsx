/**
 * A wide page. The network lives in an element of its own, which moves from the first frame into the panels when these
 * have come: it is not made anew.
 */
import { useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { lazyPart } from "../kit/lazy-part";
import { inPlace } from "../views";
import { WideFrame, type WideProps } from "./WideFrame";

const Panels = lazyPart<WideProps>({
  name: "Moving the lines between panes",
  load: async () => (await import("./WidePanels")).WidePanels,
  Frame: WideFrame,
});

export function Wide() {
  const [home] = useState(() => {
    const element = document.createElement("div");
    element.className = "moving-home";
    return element;
  });
  return (
    <>
      {createPortal(
        inPlace("top").map(({ id, Body }) => <Body key={id} />),
        home,
      )}
      <Panels top={<Place of={home} />} />
    </>
  );
}

/** Where the element stands now. */
function Place({ of: home }: { readonly of: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(home), [home]);
  return <div ref={place} className="moving-home" />;
}
