/** A field over a node's name, to type another one: Enter or a press elsewhere takes it, Escape leaves the old one. */
import { Popover } from "@base-ui/react/popover";
import { type KeyboardEvent, useRef } from "react";
import { useReactFlow } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { renameNode } from "../../core/network/edit";
import { nodeOf } from "../../core/network/lookup";
import { LIMITS } from "../../core/network/network";
import { useApp, useNetwork, useSession } from "../context";
import { useLast } from "../kit/use-last";
import { focusCanvas } from "./focus-canvas";
import "./rename.css";

export function RenameField() {
  const app = useApp();
  const renaming = useSession((state) => state.renaming);
  const node = nodeOf(useNetwork(), renaming);
  const { flowToScreenPosition, getZoom } = useReactFlow();
  const isGivenUp = useRef(false);
  const shown = useLast(node);
  if (!shown) return null;
  const close = () => app.session.getState().set({ renaming: undefined });
  const take = (name: string) => {
    if (isGivenUp.current || name.trim() === "" || name === shown.name) return;
    app.network.getState().change(`rename ${shown.name}`, (network) => renameNode(network, shown.id, name));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    isGivenUp.current = event.key === "Escape";
    if (event.key !== "Enter") return;
    take(event.currentTarget.value);
    close();
  };
  return (
    <Popover.Root open={node !== undefined} onOpenChange={(open) => !open && close()}>
      <Popover.Portal>
        <Popover.Positioner
          className="popup-place"
          anchor={{
            getBoundingClientRect: () => DOMRect.fromRect(flowToScreenPosition(shown.position)),
          }}
          side="bottom"
          align="start"
        >
          <Popover.Popup
            className="popup"
            aria-label={`Rename ${shown.name}`}
            style={{ width: Math.max(140, NODE_SIZE.width * getZoom()) }}
            finalFocus={focusCanvas}
          >
            <input
              key={shown.id}
              className="text-field rename-field"
              aria-label="Name of the node"
              defaultValue={shown.name}
              maxLength={LIMITS.name}
              spellCheck={false}
              onFocus={(event) => event.currentTarget.select()}
              onKeyDown={onKeyDown}
              onBlur={(event) => take(event.currentTarget.value)}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
