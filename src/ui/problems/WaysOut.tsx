/** What can be done about a problem: a button for each fix, and pictures where words are not enough. */
import { checkOf } from "../../app/network/check";
import { mend } from "../../app/network/mend";
import type { Problem } from "../../core/compiler/problem";
import { fixesFor } from "../../core/fixes/list";
import { useApp, useNetwork } from "../context";
import { Button } from "../kit/Button";
import { ObstructionHint } from "./ObstructionHint";
import "./problems.css";

export interface WaysOutProps {
  readonly problem: Problem;
  /** Told before the network changes, and this button with it goes. */
  readonly onMend?: () => void;
}

export function WaysOut({ problem, onMend }: WaysOutProps) {
  const app = useApp();
  const network = useNetwork();
  const fixes = fixesFor(problem, network, checkOf(network));
  return (
    <>
      {problem.tag === "topological-obstruction" && <ObstructionHint obstruction={problem} />}
      {fixes.length > 0 && (
        <div className="ways-out">
          {fixes.map((fix) => (
            <Button
              key={fix.name}
              look="small"
              onClick={() => {
                onMend?.();
                mend(app, network, fix);
              }}
            >
              {fix.name}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
