/** A field over a node's name, to type another one: Enter or a press elsewhere takes it, Escape leaves the old one. */
import { Popover } from "@base-ui/react/popover";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useReactFlow } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { renameNode } from "../../core/network/edit";
import { nodeOf } from "../../core/network/lookup";
import { LIMITS } from "../../core/network/network";
import { sayNameTaken } from "../../core/words/name-words";
import { useApp, useNetwork, useSession } from "../context";
import { Problem } from "../kit/Field";
import { useLast } from "../kit/use-last";
import { focusCanvas } from "./focus-canvas";
import "./rename.css";

export function RenameField() {
  const app = useApp();
  const renaming = useSession((state) => state.renaming);
  const network = useNetwork();
  const node = nodeOf(network, renaming);
  const problemId = useId();
  const [typed, setTyped] = useState<string>();
  const { flowToScreenPosition, getZoom } = useReactFlow();
  const isGivenUp = useRef(false);
  const shown = useLast(node);
  if (!shown) return null;
  const taken = typed === undefined ? undefined : sayNameTaken(network, shown.id, typed);
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
              aria-describedby={taken && problemId}
              onFocus={(event) => {
                setTyped(undefined);
                event.currentTarget.select();
              }}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={onKeyDown}
              onBlur={(event) => take(event.currentTarget.value)}
            />
            {taken && <Problem id={problemId}>{taken}</Problem>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
