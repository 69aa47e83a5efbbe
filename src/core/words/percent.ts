/** How a share reads, where there is room for one digit after the point. */

/** "99.8 %"; 100.0 only where nothing is missing. @param share from 0 to 1 */
export function showPercent(share: number): string {
  const rounded = (100 * share).toFixed(1);
  return `${rounded === "100.0" && share < 1 ? "99.9" : rounded} %`;
}
