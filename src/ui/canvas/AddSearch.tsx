/**
 * The list of what can be added, at the pointer or beside the chosen node: Enter adds one and closes, with Ctrl it stays
 * open and the next one goes behind.
 */
import { Popover } from "@base-ui/react/popover";
import { useReactFlow } from "reactflow";
import { addToNetwork, type NewPlace } from "../../app/network/adding";
import type { Adding } from "../../app/session/session-store";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeOf } from "../../core/network/lookup";
import type { Position } from "../../core/network/network";
import { useApp, useSession } from "../context";
import { useLast } from "../kit/use-last";
import { ChoiceList } from "./ChoiceList";
import { HANDLE_Y } from "./flow-elements";
import { canvasElement, focusCanvas } from "./focus-canvas";
import type { NodeChoice } from "./node-choices";

export function AddSearch() {
  const app = useApp();
  const adding = useSession((state) => state.adding);
  const { screenToFlowPosition } = useReactFlow();
  const anchorOf = useAnchor();
  const set = (next: Adding | undefined) => app.session.getState().set({ adding: next });
  const shown = useLast(adding) ?? {};

  const choose = (choice: NodeChoice, more: boolean) => {
    const place = placeOf(shown, screenToFlowPosition);
    if (place) app.viewport.present()?.hold();
    const at = anchorOf(shown);
    addToNetwork(app, choice, place);
    set(more ? { at, behind: true } : undefined);
  };
  return (
    <Popover.Root open={adding !== undefined} onOpenChange={(open) => !open && set(undefined)}>
      <Popover.Portal>
        <Popover.Positioner
          className="popup-place"
          anchor={{
            getBoundingClientRect: () => DOMRect.fromRect({ ...anchorOf(shown), width: 0, height: 0 }),
          }}
          side="bottom"
          align="start"
        >
          <Popover.Popup className="popup search-popup" aria-label="Add a node" finalFocus={focusCanvas}>
            <ChoiceList label="Add a node" open={shown.open} onChoose={choose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Where the node's upper left corner goes, and what waits for it there; undefined for behind the chosen one. */
function placeOf({ at, behind, into, open }: Adding, toCanvas: (point: Position) => Position) {
  if (!at || behind) return undefined;
  const { x, y } = toCanvas(at);
  // A wire ends where it was let go: at the node's dot.
  const across = open ? (open.into ? NODE_SIZE.width : 0) : NODE_SIZE.width / 2;
  const down = open ? HANDLE_Y : NODE_SIZE.height / 2;
  const position = { x: Math.round(x - across), y: Math.round(y - down) };
  return { position, into, open } satisfies NewPlace;
}

/** Where in the window the list stands. */
function useAnchor(): (adding: Adding) => Position {
  const app = useApp();
  const { flowToScreenPosition } = useReactFlow();
  return ({ at }) => {
    if (at) return at;
    const { nodes } = app.session.getState();
    const chosen = nodeOf(app.network.getState().history.present, nodes.at(-1));
    if (chosen) {
      const { x, y } = chosen.position;
      return flowToScreenPosition({ x: x + NODE_SIZE.width + 8, y });
    }
    const field = canvasElement()?.getBoundingClientRect();
    return field ? { x: field.x + field.width / 2 - 160, y: field.y + 60 } : { x: 0, y: 0 };
  };
}
