/** In the place of a part of the page that could not be fetched: what happened, and what one can do. */
import { reloadPage } from "../../app/session/reload";
import { useApp } from "../context";
import { PlainButton } from "./PlainButton";

export interface PartFailedProps {
  /** What did not come, at the beginning of a sentence. */
  readonly name: string;
  readonly onTryAgain: () => void;
}

export function PartFailed({ name, onTryAgain }: PartFailedProps) {
  const app = useApp();
  return (
    <div className="part-failed" role="alert">
      <p>
        {name} could not be loaded: there is no connection, or Unfold was updated after this page was opened.
        Everything else goes on.
      </p>
      <div className="actions">
        <PlainButton look="small" onClick={onTryAgain}>
          Try again
        </PlainButton>
        <PlainButton look="small" onClick={() => void reloadPage(app)}>
          Reload the page
        </PlainButton>
      </div>
    </div>
  );
}
