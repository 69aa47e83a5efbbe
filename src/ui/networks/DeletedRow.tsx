/** A network that was deleted: back to the others, or away for good. */
import type { Listed } from "../../app/documents/list";
import { useApp } from "../context";
import { PlainButton } from "../kit/PlainButton";
import { showWhen } from "../strings";

export function DeletedRow({ network }: { readonly network: Listed }) {
  const app = useApp();
  const { name, deleted = 0 } = network;
  return (
    <li className="network-row deleted">
      <span className="network-title one-line" title={name}>
        {name}
      </span>
      <span className="second">deleted {showWhen(deleted, Date.now())}</span>
      <div className="actions">
        <PlainButton
          look="small"
          aria-label={`Put back ${name}`}
          onClick={() => void app.documents().then((documents) => documents?.putBack(network))}
        >
          Put back
        </PlainButton>
        <PlainButton
          look="small"
          aria-label={`Delete ${name} for good`}
          onClick={() => void app.documents().then((documents) => documents?.removeForGood(network))}
        >
          Delete for good
        </PlainButton>
      </div>
    </li>
  );
}
