/** A list that is searched, in the middle of the page; closed, it gives the focus back. */
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { useOpener } from "./use-opener";

export interface SearchDialogProps {
  readonly label: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** What gets the focus instead of what had it before; asked when it closes. */
  readonly goOnAt?: () => HTMLElement | null;
  readonly children: ReactNode;
}

export function SearchDialog({ label, open, onClose, goOnAt, children }: SearchDialogProps) {
  const { ref, finalFocus } = useOpener(open, goOnAt);
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="backdrop" />
        <BaseDialog.Popup ref={ref} className="dialog search" aria-label={label} finalFocus={finalFocus}>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
