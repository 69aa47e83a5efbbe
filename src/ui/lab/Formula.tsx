/** A formula, set by KaTeX with MathML beside it for those who hear it; its fonts come from our own origin. */
import katex from "katex";
import "katex/dist/katex.min.css";
import { useLayoutEffect, useRef } from "react";

export interface FormulaProps {
  /** TeX of our own making; `trust` stays off, so that no formula can link or load anything. */
  readonly tex: string;
  readonly display?: boolean;
}

export function Formula({ tex, display = false }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current) katex.render(tex, place.current, { displayMode: display, throwOnError: false });
  }, [tex, display]);
  return <span ref={place} className={display ? "formula display" : "formula"} />;
}
