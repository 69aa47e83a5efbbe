/** Escape closes a hint and does what it was pressed for as well: nobody has asked for the hint. */
import type { Tooltip } from "@base-ui/react/tooltip";

/**
 * For the `onOpenChange` of a hint; Base UI alone would keep the key for itself.
 * @param close closes the hint
 */
export function letEscapePass(
  { reason, cancel, allowPropagation }: Tooltip.Root.ChangeEventDetails,
  close: () => void,
): void {
  if (reason !== "escape-key") return;
  // What is cancelled is not closed, but neither is the key taken.
  cancel();
  allowPropagation();
  close();
}
