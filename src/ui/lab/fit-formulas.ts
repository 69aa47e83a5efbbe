/**
 * Makes formulas smaller where they are wider than their place. A dozen change at once while a matrix is dragged, so
 * all are measured together and then all set: one layout a frame instead of one a formula.
 */

/** A formula is not made smaller than this share: below it scrolls. */
const SMALLEST = 0.65;
const ROOM = 0.98;
/** Milliseconds without a change after which a formula is measured again. */
const RESTS = 300;

const waiting = new Set<HTMLElement>();
const scales = new WeakMap<HTMLElement, number>();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) queue(target as HTMLElement);
});

let asked = false;
let timer: ReturnType<typeof setTimeout> | undefined;
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

/** A new formula is measured at once; one whose numbers change, when they have come to rest. */
function queue(element: HTMLElement): void {
  waiting.add(element);
  if (!scales.has(element)) {
    if (!asked) requestAnimationFrame(fitAll);
    asked = true;
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(() => requestAnimationFrame(fitAll), RESTS);
}

function fitAll(): void {
  // What is out of sight has not been laid out, and is measured when it comes into sight and gets a size.
  const seen = [...waiting].filter((element) => element.checkVisibility({ contentVisibilityAuto: true }));
  const measured = seen.map((element) => {
    const bases = element.querySelectorAll(".katex-html > .katex-base");
    const first = bases[0]?.getBoundingClientRect();
    const last = bases[bases.length - 1]?.getBoundingClientRect();
    const scale = scales.get(element) ?? 1;
    const width = first && last ? (last.right - first.left) / scale : 0;
    const share = width > 0 ? (ROOM * element.clientWidth) / width : 1;
    return { element, scale: Math.min(1, Math.max(SMALLEST, share)) };
  });
  waiting.clear();
  asked = false;
  for (const { element, scale } of measured) {
    const before = scales.get(element) ?? 1;
    scales.set(element, scale);
    if (Math.abs(scale - before) < 0.005) continue;
    element.style.fontSize = `${scale}em`;
  }
}
