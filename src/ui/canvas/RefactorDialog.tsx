/** What can be made of the chosen node without changing what the network says: each with what it is good for, or why not here. */
import { useState } from "react";
import { refactor, refactoringPlace } from "../../app/network/refactoring";
import { nodeOf } from "../../core/network/lookup";
import type { Place, Refactoring } from "../../core/refactor/define";
import { refactorings } from "../../core/refactor/list";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { NumberField } from "../kit/NumberField";
import "./refactor.css";

export function RefactorDialog() {
  const app = useApp();
  const open = useSession((state) => state.refactorOpen);
  const [chosen] = useSession((state) => state.nodes);
  const node = nodeOf(useNetwork(), chosen);
  // What can be done depends on the weights, which come and change.
  useRun((state) => state.weights);
  const close = () => app.session.getState().set({ refactorOpen: false });
  return (
    <Dialog
      title={node ? `Refactor “${node.name}”` : "Refactor"}
      open={open && node !== undefined}
      onOpenChange={(next) => !next && close()}
    >
      {node && (
        <ul className="refactorings">
          {refactorings.map((refactoring) => (
            <Offer
              key={refactoring.id}
              refactoring={refactoring}
              place={refactoringPlace(app, node.id)}
              onDo={(amount) => {
                close();
                void refactor(app, refactoring, node.id, amount);
              }}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface OfferProps {
  readonly refactoring: Refactoring;
  readonly place: Place;
  readonly onDo: (amount: number) => void;
}

function Offer({ refactoring, place, onDo }: OfferProps) {
  const { name, hint } = refactoring;
  const refusal = refactoring.refusal(place);
  const amount = refusal === undefined ? refactoring.amount?.(place) : undefined;
  const [asked, setAsked] = useState<number | undefined>(undefined);
  const within = amount ? Math.min(Math.max(asked ?? amount.start, amount.least), amount.most) : 0;
  return (
    <li>
      <div className="refactoring-words">
        <h3>{name}</h3>
        <p className="second">{refusal ?? hint}</p>
      </div>
      {amount && <span className="second">{amount.title}</span>}
      {amount && (
        <NumberField
          label={`${amount.title}, ${name}`}
          value={within}
          minimum={amount.least}
          maximum={amount.most}
          refuse={(value) =>
            Number.isInteger(value) && value >= amount.least && value <= amount.most
              ? undefined
              : `${amount.title} is a whole number from ${amount.least} to ${amount.most}.`
          }
          onChange={setAsked}
        />
      )}
      <Button
        look="small"
        disabled={refusal !== undefined}
        aria-label={`Do it: ${name}`}
        onClick={() => onDo(within)}
      >
        Do it
      </Button>
    </li>
  );
}
