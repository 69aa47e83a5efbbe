/** A button that opens a small panel over the page. */
import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactNode } from "react";

export interface PopoverProps {
  /** What is written on the button. */
  readonly label: ReactNode;
  readonly look?: string;
  /** The panel's heading; where absent, `about` names it for screen readers. */
  readonly title?: string;
  readonly about?: string;
  readonly align?: "start" | "end";
  /** Classes of the panel's own. */
  readonly className?: string;
  /** Finds the button in tests. */
  readonly testId?: string;
  readonly children: ReactNode;
}

export function Popover(props: PopoverProps) {
  const { label, look = "small", title, about, align = "start", className = "", testId, children } = props;
  return (
    <BasePopover.Root>
      <BasePopover.Trigger className={`button ${look}`} data-testid={testId}>
        {label}
      </BasePopover.Trigger>
      <BasePopover.Portal>
        <BasePopover.Positioner className="popup-place" sideOffset={4} align={align}>
          <BasePopover.Popup className={`popup roomy scrolls ${className}`} aria-label={about}>
            {title && <BasePopover.Title className="popup-heading">{title}</BasePopover.Title>}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
