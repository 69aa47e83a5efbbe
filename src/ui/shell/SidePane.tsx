/** Beside what one looks at: the inspector, or in its place the drawer that is open, so that nothing is covered or squeezed. */
import { useSession } from "../context";
import { DrawerShell } from "../kit/DrawerShell";
import { drawers, panes } from "../views";

export function SidePane() {
  const drawer = useSession((state) => drawers.find(({ id }) => id === state.preferences.drawer));
  const Inspector = panes.find(({ id }) => id === "inspector")?.Body;
  if (drawer) {
    return (
      <DrawerShell title={drawer.title}>
        <drawer.Body />
      </DrawerShell>
    );
  }
  return Inspector ? <Inspector /> : null;
}
