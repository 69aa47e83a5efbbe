/** A formula, set by KaTeX; its fonts come from our own origin. */
import katex from "katex";
import "katex/dist/katex.min.css";
import { useLayoutEffect, useRef } from "react";
import { fitFormula } from "./fit-formulas";

export interface FormulaProps {
  /** TeX of our own making; `trust` stays off, so that no formula can link or load anything. */
  readonly tex: string;
  /** On a line of its own, made smaller where it would be wider than its place. */
  readonly display?: boolean;
}

export function Formula({ tex, display = false }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    // On a line of its own a formula is read in words (FactsPanel), so its second form for that can be left out.
    const output = display ? "html" : "htmlAndMathml";
    katex.render(tex, element, { displayMode: display, throwOnError: false, output });
    return display ? fitFormula(element) : undefined;
  }, [tex, display]);
  return <span ref={place} className={display ? "formula display" : "formula"} />;
}
