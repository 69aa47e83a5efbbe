/** A run that was deleted: back to the others, or away for good. */
import { runsOf } from "../../app/runs/runs";
import type { KeptRun } from "../../core/runs/kept-run";
import { useApp } from "../context";
import { PlainButton } from "../kit/PlainButton";
import { showWhen } from "../strings";

export function DeletedRun({ run }: { readonly run: KeptRun }) {
  const app = useApp();
  const { id, name, deleted = 0 } = run;
  return (
    <li className="deleted-run">
      <span className="one-line" title={name}>
        {name}
      </span>
      <span className="second">deleted {showWhen(deleted, Date.now())}</span>
      <PlainButton
        look="small"
        aria-label={`Put back ${name}`}
        onClick={() => runsOf(app).change(id, { deleted: undefined })}
      >
        Put back
      </PlainButton>
      <PlainButton look="small" aria-label={`Delete ${name} for good`} onClick={() => runsOf(app).remove(id)}>
        Delete for good
      </PlainButton>
    </li>
  );
}
