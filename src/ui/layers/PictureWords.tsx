/** Over a picture on a node: a sentence or two about what is written on it, for those who point at it or come by keyboard. */
import { Tooltip } from "@base-ui/react/tooltip";
import { useEffect, useRef, useState } from "react";
import { useSession } from "../context";
import { letEscapePass } from "../kit/hint-and-escape";
import "./picture-words.css";

export interface PictureWordsProps {
  /** In the order of weight: pointed at all of them, by keyboard the first, which must not cover what stands around. */
  readonly words: readonly string[];
}

/** From a picture's top to where its node begins, in CSS pixels. */
const ABOVE_CARD = 46;
/** Milliseconds of rest before the hint: who only passes by does not want it. */
const HINT_AFTER = 450;
/** Who walks by keys is told once: a hint at every node would cover what stands around it. */
const told = new Set<string>();
/** Who comes back from elsewhere by Escape, or deletes a node, is not walking. */
const WALKS = /^(Arrow|Home$|End$)/;
let lastKey = "";
window.addEventListener("keydown", ({ key }) => {
  lastKey = key;
});

export function PictureWords({ words }: PictureWordsProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [isHinted, setHinted] = useState(false);
  const cursor = useSession((state) => state.cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: which node the keys are at is written on the node
  useEffect(() => {
    // The canvas keeps the focus; its keys are at one of the nodes.
    const canvas = place.current?.closest(".node.cursor")?.closest<HTMLElement>("[data-canvas]");
    if (!canvas) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const come = () => {
      if (!canvas.matches(":focus-visible") || !WALKS.test(lastKey)) return;
      if (told.has(words[0] ?? "")) return;
      timer = setTimeout(() => {
        told.add(words[0] ?? "");
        setHinted(true);
      }, HINT_AFTER);
    };
    const leave = () => {
      clearTimeout(timer);
      setHinted(false);
    };
    // Who takes up the mouse again has left the keys: the hint may lie over what they go for.
    const onPointer = ({ type, movementX, movementY }: PointerEvent) => {
      if (type === "pointerdown" || movementX !== 0 || movementY !== 0) leave();
    };
    come();
    canvas.addEventListener("blur", leave);
    window.addEventListener("pointermove", onPointer);
    window.addEventListener("pointerdown", onPointer);
    return () => {
      leave();
      window.removeEventListener("pointermove", onPointer);
      window.removeEventListener("pointerdown", onPointer);
      canvas.removeEventListener("blur", leave);
    };
  }, [cursor]);
  return (
    <>
      <span ref={place} className="picture-words" title={words.join("\n\n")} />
      {isHinted && (
        <Tooltip.Root
          open
          onOpenChange={(isOpen, details) => {
            setHinted(isOpen);
            letEscapePass(details, () => setHinted(false));
          }}
        >
          <Tooltip.Portal>
            <Tooltip.Positioner anchor={place} className="tooltip-place" side="top" sideOffset={ABOVE_CARD}>
              {/* Who hears the page has the same words as the picture's title, and not at every step. */}
              <Tooltip.Popup className="tooltip" aria-hidden>
                {words[0]}
              </Tooltip.Popup>
            </Tooltip.Positioner>
          </Tooltip.Portal>
        </Tooltip.Root>
      )}
    </>
  );
}
