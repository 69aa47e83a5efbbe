/** The rail at the left: opens the drawers, and the matrix lab in place of the network. */
import { ChartScatter, LayoutTemplate, MoveUpRight, TableProperties } from "lucide-react";
import { command } from "../../app/commands";
import type { Drawer } from "../../app/session/session-store";
import { useApp, useSession } from "../context";

const entries: readonly { readonly drawer: Drawer; readonly icon: typeof LayoutTemplate }[] = [
  { drawer: "presets", icon: LayoutTemplate },
  { drawer: "data", icon: ChartScatter },
  { drawer: "summary", icon: TableProperties },
];

export function Rail() {
  const app = useApp();
  const open = useSession((state) => (state.page === "lab" ? undefined : state.preferences.drawer));
  const isLab = useSession((state) => state.page === "lab");
  return (
    <nav className="rail" aria-label="Drawers">
      {entries.map(({ drawer, icon: Icon }) => {
        const entry = command(`drawer-${drawer}`);
        return (
          <button
            type="button"
            key={drawer}
            className="rail-item"
            aria-pressed={open === drawer}
            onClick={() => {
              // A drawer belongs to the network: from the lab it opens there, whatever was open before.
              app.session.getState().set({ page: "editor" });
              if (open !== drawer && app.session.getState().preferences.drawer === drawer) return;
              void entry.run(app);
            }}
          >
            <Icon size={18} strokeWidth={1.75} />
            {entry.name}
          </button>
        );
      })}
      <button
        type="button"
        className="rail-item"
        aria-pressed={isLab}
        aria-label="Matrix lab"
        title="What a matrix does to the plane"
        onClick={() => void command("lab").run(app)}
      >
        <MoveUpRight size={18} strokeWidth={1.75} />
        Lab
      </button>
    </nav>
  );
}
