/** A panel in the middle of the page that is left before anything else is done. */
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";

export interface DialogProps {
  readonly title: string;
  /** wide: as wide as the page lets it be. */
  readonly look?: "wide";
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

export function Dialog({ title, look, open, onOpenChange, children }: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="backdrop" />
        <BaseDialog.Popup className={look ? `dialog ${look}` : "dialog"}>
          <div className="dialog-header">
            <BaseDialog.Title className="dialog-title">{title}</BaseDialog.Title>
            <BaseDialog.Close className="button quiet icon" aria-label="Close">
              <X size={16} />
            </BaseDialog.Close>
          </div>
          {/* Focusable, because it scrolls. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
          <div className="dialog-body scrolls" tabIndex={0}>
            {children}
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
