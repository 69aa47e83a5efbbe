/** The rail at the left: opens the drawers; has the canvas's palette where the page is wide; at its end the way to the matrix lab. */
import { ArrowLeft, MoveUpRight } from "lucide-react";
import { Fragment } from "react";
import { useApp, useSession } from "../context";
import { lazyPart } from "../kit/lazy-part";
import { drawers } from "../views";
import "./rail.css";

const LayoutMenu = lazyPart({
  name: "The choice of layouts",
  load: async () => (await import("./LayoutMenu")).LayoutMenu,
  Frame: Fragment,
});

const onRail = drawers.flatMap(({ id, title, Icon }) => (Icon ? [{ id, title, Icon }] : []));

export function Rail() {
  const app = useApp();
  const open = useSession((state) => (state.page === "lab" ? undefined : state.preferences.drawer));
  const isLab = useSession((state) => state.page === "lab");
  return (
    <nav className="rail controls" aria-label="Drawers">
      {onRail.map(({ id, title, Icon }) => (
        <button
          type="button"
          key={id}
          className="rail-item"
          aria-pressed={open === id}
          onClick={() => app.session.getState().toggleDrawer(id)}
        >
          <Icon size={18} strokeWidth={1.75} />
          {title}
        </button>
      ))}
      <div className="rail-palette" data-place="palette" hidden={isLab} />
      {!isLab && <LayoutMenu />}
      <button
        type="button"
        className="rail-item rail-page"
        aria-pressed={isLab}
        aria-label="Matrix lab"
        title={
          isLab
            ? "Back to the network"
            : "A page of its own, in place of the network: what a matrix does to the plane"
        }
        onClick={() => app.session.getState().toggleLab()}
      >
        {isLab ? <ArrowLeft size={18} strokeWidth={1.75} /> : <MoveUpRight size={18} strokeWidth={1.75} />}
        {isLab ? "Network" : "Matrix lab"}
      </button>
    </nav>
  );
}
