/**
 * Makes formulas smaller where they are wider than their place. A dozen change at once while a matrix is dragged, so
 * all are measured together and then all set: one layout a frame instead of one a formula.
 */

/** A formula is not made smaller than this share: below it scrolls. */
const SMALLEST = 0.65;
const ROOM = 0.98;

const waiting = new Set<HTMLElement>();
const scales = new WeakMap<HTMLElement, number>();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) queue(target as HTMLElement);
});

const fitted = new Set<HTMLElement>();
// KaTeX's fonts come with the first formula, and make it wider than it was measured.
document.fonts.addEventListener("loadingdone", () => {
  for (const element of fitted) queue(element);
});

/** Keeps a formula fitted while it stands; answers the function that lets it go. */
export function fitFormula(element: HTMLElement): () => void {
  fitted.add(element);
  observer.observe(element);
  queue(element);
  return () => {
    fitted.delete(element);
    observer.unobserve(element);
    waiting.delete(element);
  };
}

function queue(element: HTMLElement): void {
  if (waiting.size === 0) requestAnimationFrame(fitAll);
  waiting.add(element);
}

function fitAll(): void {
  const measured = [...waiting].map((element) => {
    const bases = element.querySelectorAll(".katex-html > .katex-base");
    const first = bases[0]?.getBoundingClientRect();
    const last = bases[bases.length - 1]?.getBoundingClientRect();
    const scale = scales.get(element) ?? 1;
    const width = first && last ? (last.right - first.left) / scale : 0;
    const share = width > 0 ? (ROOM * element.clientWidth) / width : 1;
    return { element, scale: Math.min(1, Math.max(SMALLEST, share)) };
  });
  waiting.clear();
  for (const { element, scale } of measured) {
    if (Math.abs(scale - (scales.get(element) ?? 1)) < 0.005) continue;
    scales.set(element, scale);
    element.style.fontSize = `${scale}em`;
  }
}
