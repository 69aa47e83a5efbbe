/** One run of the table, and what can be done with it. */
import { Ellipsis, Pin } from "lucide-react";
import { useState } from "react";
import { openAsNew, openHere, trainAgain } from "../../app/runs/recipes";
import { runsOf } from "../../app/runs/runs";
import type { KeptRun } from "../../core/runs/kept-run";
import { useApp, useNetworkState } from "../context";
import { Menu, MenuItem } from "../kit/Menu";
import { NameField } from "../kit/NameField";
import type { RunColumn } from "./columns";
import { comparedWith, factsOf, sayCompared } from "./run-lines";
import { type RunStyle, RunSwatch } from "./run-styles";

export interface RunRowProps {
  readonly run: KeptRun;
  readonly all: readonly KeptRun[];
  readonly columns: readonly RunColumn[];
  readonly isPresent: boolean;
  /** Whether it is in the chart, and how it is drawn there; undefined where it is not. */
  readonly style: RunStyle | undefined;
  /** Why it cannot be put into the chart; undefined where it can. */
  readonly refusal: string | undefined;
  readonly onChoose: (isChosen: boolean) => void;
}

export function RunRow({ run, all, columns, isPresent, style, refusal, onChoose }: RunRowProps) {
  const app = useApp();
  const [editing, setEditing] = useState<"name" | "note">();
  // The baseline itself is looked at beside the run before it, or the one after.
  const compare = comparedWith(run, all);
  const other = compare ?? all.find(({ id }) => id !== run.id);
  const compared = sayCompared(run, compare);
  const done = (text: string | undefined) => {
    setEditing(undefined);
    const next = text?.trim();
    if (editing === undefined || next === undefined || (editing === "name" && next === "")) return;
    runsOf(app).change(run.id, { [editing]: next });
  };
  return (
    <tbody className={isPresent ? "run-row on-canvas" : "run-row"} aria-label={run.name}>
      <tr>
        <th scope="rowgroup" colSpan={columns.length}>
          <div className="run-title">
            <label className="run-check" title={refusal ?? "In the chart"}>
              <input
                type="checkbox"
                aria-label={`${run.name} in the chart`}
                checked={style !== undefined}
                disabled={refusal !== undefined}
                onChange={(event) => onChoose(event.target.checked)}
              />
            </label>
            {style && <RunSwatch style={style} isBaseline={run.isBaseline} />}
            {editing === "name" ? (
              <NameField name={run.name} onDone={done} />
            ) : (
              <span className="run-name one-line" title={run.name}>
                {run.name}
              </span>
            )}
            {run.isBaseline && (
              <span className="run-tag">
                <Pin size={11} aria-hidden /> baseline
              </span>
            )}
            {isPresent && <span className="run-tag">on the canvas</span>}
            <RunMenu run={run} beside={other} onEdit={setEditing} />
          </div>
        </th>
      </tr>
      <tr className="run-figures">
        {columns.map(({ id, value, show }) => {
          const own = value(run);
          return (
            <td key={id} className="number-column" translate="no">
              {own === undefined ? "–" : show(own)}
            </td>
          );
        })}
      </tr>
      <tr>
        <td className="run-lines" colSpan={columns.length}>
          {compared && <span className="run-compared">{compared}</span>}
          {editing === "note" ? (
            <NameField name={run.note} label={`Note on ${run.name}`} onDone={done} />
          ) : (
            run.note && <span className="run-note">{run.note}</span>
          )}
          <span className="second" translate="no">
            {factsOf(run).join(" · ")}
          </span>
        </td>
      </tr>
    </tbody>
  );
}

interface RunMenuProps {
  readonly run: KeptRun;
  /** The run that it can be looked at beside. */
  readonly beside: KeptRun | undefined;
  readonly onEdit: (what: "name" | "note") => void;
}

function RunMenu({ run, beside, onEdit }: RunMenuProps) {
  const app = useApp();
  const runs = runsOf(app);
  const isReadOnly = useNetworkState((state) => state.readOnly);
  const { id, name, note, isBaseline } = run;
  const remove = () => {
    runs.change(id, { deleted: Date.now() });
    app.session
      .getState()
      .notify(`“${name}” is deleted. For 30 days it can be put back, under Runs, Deleted.`);
  };
  return (
    <Menu label={<Ellipsis size={15} />} name={`More of ${name}`} look="quiet icon small" align="end">
      {!isReadOnly && (
        <>
          <MenuItem onChoose={() => runs.change(id, { isBaseline: !isBaseline })}>
            {isBaseline ? "Baseline no longer" : "Make it the baseline"}
          </MenuItem>
          <MenuItem onChoose={() => onEdit("name")}>Rename</MenuItem>
          <MenuItem onChoose={() => onEdit("note")}>{note ? "Change the note" : "Add a note"}</MenuItem>
          <MenuItem onChoose={() => void trainAgain(app, run)}>Train it again</MenuItem>
          <MenuItem onChoose={() => void openHere(app, run)}>Put its network on the canvas</MenuItem>
        </>
      )}
      {beside && (
        <MenuItem onChoose={() => app.session.getState().set({ runsBeside: [beside.id, id] })}>
          Side by side with {beside.name}
        </MenuItem>
      )}
      <MenuItem onChoose={() => void openAsNew(app, run)}>Open as a network of its own</MenuItem>
      {!isReadOnly && <MenuItem onChoose={remove}>Delete</MenuItem>}
    </Menu>
  );
}
