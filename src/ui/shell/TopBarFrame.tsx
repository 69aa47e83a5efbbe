/** The top bar with nothing in it but whose page this is. */
import type { ReactNode } from "react";
import "./top-bar.css";

export function TopBarFrame({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="top-bar controls">
      <div className="brand">
        <img src="./icon.svg" alt="" width={22} height={22} />
        <h1>Unfold</h1>
      </div>
      {children}
    </header>
  );
}
