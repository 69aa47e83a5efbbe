/** The rail at the left: opens the drawers, and the matrix lab in place of the network. */
import { MoveUpRight } from "lucide-react";
import { useApp, useSession } from "../context";
import { drawers } from "../views";

export function Rail() {
  const app = useApp();
  const open = useSession((state) => (state.page === "lab" ? undefined : state.preferences.drawer));
  const isLab = useSession((state) => state.page === "lab");
  return (
    <nav className="rail controls" aria-label="Drawers">
      {drawers.map(({ id, title, Icon }) => (
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
      <button
        type="button"
        className="rail-item"
        aria-pressed={isLab}
        aria-label="Matrix lab"
        title="What a matrix does to the plane"
        onClick={() => app.session.getState().toggleLab()}
      >
        <MoveUpRight size={18} strokeWidth={1.75} />
        Lab
      </button>
    </nav>
  );
}
