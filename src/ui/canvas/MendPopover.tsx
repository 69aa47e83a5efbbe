/** Beside a node: what is wrong at it, and what mends it. */
import { Popover } from "@base-ui/react/popover";
import { useEffect } from "react";
import { useReactFlow } from "reactflow";
import { isWarning, problemsAt } from "../../core/compiler/problem";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeOf } from "../../core/network/lookup";
import { explain } from "../../core/words/explain";
import { quotedName } from "../../core/words/names";
import { useApp, useNetwork, useSession } from "../context";
import { useLast } from "../kit/use-last";
import { WaysOut } from "../problems/WaysOut";
import { useProblems } from "../use-problems";
import { focusCanvas } from "./focus-canvas";

export function MendPopover() {
  const app = useApp();
  const network = useNetwork();
  const all = useProblems();
  const mending = useSession((state) => state.mending);
  const { flowToScreenPosition, getZoom } = useReactFlow();
  const node = nodeOf(network, useLast(mending));
  const problems = node ? problemsAt(all, node.id) : [];
  const isDone = mending !== undefined && problems.length === 0;
  useEffect(() => {
    if (isDone) app.session.getState().set({ mending: undefined });
  }, [app, isDone]);
  const anchor = () => {
    const { x, y } = node?.position ?? { x: 0, y: 0 };
    const zoom = getZoom();
    const at = flowToScreenPosition({ x, y });
    return DOMRect.fromRect({ ...at, width: NODE_SIZE.width * zoom, height: NODE_SIZE.height * zoom });
  };
  return (
    <Popover.Root
      open={mending !== undefined && problems.length > 0}
      onOpenChange={(open) => !open && app.session.getState().set({ mending: undefined })}
    >
      <Popover.Portal>
        <Popover.Positioner
          className="popup-place"
          anchor={{ getBoundingClientRect: anchor }}
          side="bottom"
          sideOffset={8}
        >
          <Popover.Popup className="popup roomy scrolls" finalFocus={focusCanvas}>
            <Popover.Title className="popup-heading">
              {node && `What to mend at ${quotedName(network, node.id)}`}
            </Popover.Title>
            <ul className="mend-list">
              {problems.map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a problem may name thousands of nodes, and has no state
                <li key={`${problem.tag} ${index}`} className={isWarning(problem) ? "warning" : "error"}>
                  {explain(problem, network)}
                  <WaysOut problem={problem} />
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
