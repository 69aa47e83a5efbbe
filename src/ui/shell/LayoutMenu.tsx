/** In the rail: how the page is divided, to build, to watch or to present. */
import { LayoutDashboard } from "lucide-react";
import { command } from "../../app/commands";
import { useSession } from "../context";
import { CommandChoices, Menu } from "../kit/Menu";
import { usePageWidth } from "../media";

const entries = ["layout-build", "layout-watch", "layout-present"] as const;

export function LayoutMenu() {
  const layout = useSession((state) => state.preferences.layout);
  // A narrower page has one pane below the other, or one at a time.
  if (usePageWidth() !== "wide") return null;
  return (
    <Menu
      name="Layout of the page"
      look="rail-item"
      label={
        <>
          <LayoutDashboard size={18} strokeWidth={1.75} />
          Layout
        </>
      }
    >
      <CommandChoices commands={entries.map(command)} current={`layout-${layout}`} />
    </Menu>
  );
}
