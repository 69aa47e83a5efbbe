/** The rail at the left: opens the drawers. */
import { ChartScatter, LayoutTemplate, TableProperties } from "lucide-react";
import { command } from "../../app/commands";
import type { Drawer } from "../../app/session-store";
import { useApp, useSession } from "../context";

const entries: readonly { readonly drawer: Drawer; readonly icon: typeof LayoutTemplate }[] = [
  { drawer: "presets", icon: LayoutTemplate },
  { drawer: "data", icon: ChartScatter },
  { drawer: "summary", icon: TableProperties },
];

export function Rail() {
  const app = useApp();
  const open = useSession((state) => state.preferences.drawer);
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
            onClick={() => void entry.run(app)}
          >
            <Icon size={18} strokeWidth={1.75} />
            {entry.name}
          </button>
        );
      })}
    </nav>
  );
}
