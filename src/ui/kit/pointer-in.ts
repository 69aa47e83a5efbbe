/** Where a pointer is on an element, in the element's own CSS pixels: the page may show it enlarged. */
import { type PicturePoint, picturePoint } from "../../viz/kit/points";

export function pointerIn(
  element: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): PicturePoint {
  const { left, top, width } = element.getBoundingClientRect();
  const scale = width / element.offsetWidth || 1;
  return picturePoint((clientX - left) / scale, (clientY - top) / scale);
}
