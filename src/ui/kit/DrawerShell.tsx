/** A drawer's frame: title, close, body. */
import type { ReactNode } from "react";
import { useApp } from "../context";
import { CloseButton } from "./PlainButton";

/** @param title the drawer's name on the rail */
export function DrawerShell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const app = useApp();
  return (
    <aside className="drawer" aria-label={title} tabIndex={-1}>
      <header className="drawer-header">
        <h2 className="drawer-title">{title}</h2>
        <CloseButton
          label={`Close ${title}`}
          onClick={() => app.session.getState().prefer({ drawer: undefined })}
        />
      </header>
      <div className="drawer-body scrolls">{children}</div>
    </aside>
  );
}
