/** Gives the focus to the part of the page that a problem leads to. */

const places = {
  canvas: "[data-canvas]",
  settings: "[aria-label=Inspector] [role=tab][aria-selected=true]",
  data: ".drawer button",
} as const;

/** Once it is on the page: a drawer that comes takes a moment. */
export function focusOn(place: keyof typeof places): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(places[place])?.focus({ preventScroll: true }),
    ),
  );
}
