/** In the rail: how the page is divided, to build, to watch or to present. */
import { LayoutDashboard } from "lucide-react";
import { command } from "../../app/commands";
import { CommandItem, Menu } from "../kit/Menu";
import { usePageWidth } from "../media";

const entries = ["layout-build", "layout-watch", "layout-present"] as const;

export function LayoutMenu() {
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
      {entries.map((id) => (
        <CommandItem key={id} command={command(id)} />
      ))}
    </Menu>
  );
}
