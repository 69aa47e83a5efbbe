/** A drawer: title, close, body. */
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useApp } from "../context";
import { Button } from "../kit/Button";

export function DrawerShell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const app = useApp();
  return (
    <>
      <header className="drawer-header">
        <h2 className="drawer-title">{title}</h2>
        <Button
          look="quiet icon small"
          aria-label={`Close ${title}`}
          onClick={() => app.session.getState().prefer({ drawer: undefined })}
        >
          <X size={15} />
        </Button>
      </header>
      <div className="drawer-body scrolls">{children}</div>
    </>
  );
}
