/** Over a picture on a node: a sentence or two about what is written on it, for those who point at it or come by keyboard. */
import { Tooltip } from "@base-ui/react/tooltip";
import { useEffect, useRef, useState } from "react";
import "./picture-words.css";

export interface PictureWordsProps {
  /** In the order of weight: pointed at all of them, by keyboard the first, which must not cover what stands around. */
  readonly words: readonly string[];
}

/** From a picture's top to where its node begins, in CSS pixels. */
const ABOVE_CARD = 46;
/** Milliseconds of rest before the hint: who only passes by does not want it. */
const HINT_AFTER = 450;

export function PictureWords({ words }: PictureWordsProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [isHinted, setHinted] = useState(false);
  useEffect(() => {
    // What the keyboard comes to is the node, which the picture lies in.
    const node = place.current?.closest<HTMLElement>("[tabindex]");
    let timer: ReturnType<typeof setTimeout> | undefined;
    const come = () => {
      if (node?.matches(":focus-visible")) timer = setTimeout(() => setHinted(true), HINT_AFTER);
    };
    const leave = () => {
      clearTimeout(timer);
      setHinted(false);
    };
    node?.addEventListener("focus", come);
    node?.addEventListener("blur", leave);
    return () => {
      clearTimeout(timer);
      node?.removeEventListener("focus", come);
      node?.removeEventListener("blur", leave);
    };
  }, []);
  return (
    <>
      <span ref={place} className="picture-words" title={words.join("\n\n")} />
      {isHinted && (
        <Tooltip.Root open onOpenChange={setHinted}>
          <Tooltip.Portal>
            <Tooltip.Positioner anchor={place} className="tooltip-place" side="top" sideOffset={ABOVE_CARD}>
              <Tooltip.Popup className="tooltip">{words[0]}</Tooltip.Popup>
            </Tooltip.Positioner>
          </Tooltip.Portal>
        </Tooltip.Root>
      )}
    </>
  );
}
