/** The runs of the network on the canvas, as a table: sorted, searched, compared with one of them, opened and trained again. */
import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { networkOf } from "../../app/runs/recipes";
import { runsOf } from "../../app/runs/runs";
import { RUN_LIMITS } from "../../core/runs/bounds";
import { bytesOfRun, type KeptRun } from "../../core/runs/kept-run";
import { countOf } from "../../core/words/count-of";
import { findByWords } from "../../core/words/find-by-words";
import { useApp, useRun } from "../context";
import { Field } from "../kit/Field";
import { lazyPart } from "../kit/lazy-part";
import { Message } from "../kit/Message";
import { PlainButton } from "../kit/PlainButton";
import { Fold } from "../kit/Section";
import { Select } from "../kit/Select";
import { useFirst } from "../kit/use-first";
import { useThrottled } from "../kit/use-throttled";
import { runColumns, sortRuns } from "./columns";
import { DeletedRun } from "./DeletedRun";
import { RunsTable } from "./RunsTable";
import { comparedWith, factsOf, sayCompared } from "./run-lines";
import { SaveRuns } from "./SaveRuns";
import "./runs.css";

const Overlay = lazyPart({
  name: "The chart of the runs",
  load: async () => (await import("./Overlay")).Overlay,
  Frame: ({ children }: { readonly runs: readonly KeptRun[]; readonly children?: ReactNode }) => (
    <div className="overlay-frame">{children}</div>
  ),
});

/** As many as a glance takes in: of more they are looked for. */
const GLANCE = 4;
/** Each takes a few milliseconds to compare with another: more of them come when they are asked for. */
const ROWS_SHOWN = 12;
/** So many of the newest are in the chart until somebody chooses. */
const NEWEST = 3;
/** Milliseconds between two drawings of the chart. */
const REDRAW = 400;
/** Milliseconds between two looks at which run is on the canvas. */
const LOOK = 500;

export function RunsDrawer() {
  const all = useStore(runsOf(useApp()).store, (state) => state.runs);
  return all ? (
    <RunsOfNetwork all={all} />
  ) : (
    <p className="second">The browser’s storage has not told yet which runs it has.</p>
  );
}

/** @param all in the order of their numbers, those that were deleted among them */
function RunsOfNetwork({ all }: { readonly all: readonly KeptRun[] }) {
  const app = useApp();
  const runs = runsOf(app);
  const { problem, offered } = useStore(runs.store);
  const [sorting, setSorting] = useState({ id: "number", isTurned: false });
  const [typed, setTyped] = useState("");
  const present = usePresentRun();
  const [choice, setChoice] = useState<readonly string[]>();
  const there = useMemo(() => all.filter(({ deleted }) => deleted === undefined), [all]);
  const deleted = all.filter((run) => run.deleted !== undefined);
  const inChart = useMemo(() => chosenRuns(there, choice), [there, choice]);
  const drawn = useThrottled(inChart, REDRAW);
  const chosen = inChart.map(({ id }) => id);
  const column = runColumns.find(({ id }) => id === sorting.id);
  const found = typed.trim() === "" ? there : findRuns(there, typed);
  const listed = column ? sortRuns(found, column, sorting.isTurned) : found;
  const list = useFirst(listed, ROWS_SHOWN);
  return (
    <>
      <p className="second">
        Every run of this network from its first whole epoch on, compared with the baseline, or else with the
        run before.
      </p>
      {problem && (
        <Message kind="failed">
          {problem}
          {offered && (
            <PlainButton look="small" onClick={() => runs.remove(offered.id)}>
              Delete “{offered.name}” for good
            </PlainButton>
          )}
        </Message>
      )}
      {inChart.length > 0 && there.length > 1 && <Overlay runs={drawn} />}
      {there.length > GLANCE && (
        <input
          className="text-field"
          type="search"
          aria-label="Find a run"
          placeholder="Find a run: name, note, what is another"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {there.length > 0 && (
        <div className="actions">
          {there.length > 1 && (
            <PlainButton
              look="small"
              onClick={() => app.session.getState().set({ runsBeside: lastTwo(there) })}
            >
              The last two side by side
            </PlainButton>
          )}
          <SaveRuns runs={listed} />
        </div>
      )}
      {there.length > 1 && (
        <div className="form">
          <Field label="Sorted by">
            <Select
              label="Sorted by"
              value={sorting.id}
              choices={runColumns.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(id) => setSorting({ id, isTurned: false })}
            />
          </Field>
        </div>
      )}
      {listed.length > 0 && (
        <RunsTable
          runs={list.shown}
          all={there}
          present={present}
          chosen={chosen}
          onChoose={(id, isChosen) =>
            setChoice(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))
          }
          sorting={sorting}
          onSort={(id) => setSorting({ id, isTurned: id === sorting.id && !sorting.isTurned })}
        />
      )}
      {list.more}
      {there.length === 0 && (
        <p className="second">None is kept yet: the first comes with the first whole epoch of training.</p>
      )}
      {there.length > 0 && found.length === 0 && <p className="second">No run is like that.</p>}
      {there.length > 0 && <p className="second">{sayRoom(all)}</p>}
      {deleted.length > 0 && (
        <Fold title={`Deleted (${deleted.length})`}>
          <p className="second">They can be put back for 30 days.</p>
          <ul className="deleted-runs">
            {deleted.map((run) => (
              <DeletedRun key={run.id} run={run} />
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

/** Those in the chart, in the order of their numbers; until somebody chooses, the newest and the baseline. */
function chosenRuns(there: readonly KeptRun[], choice: readonly string[] | undefined): readonly KeptRun[] {
  const newest = there.slice(-NEWEST);
  return there.filter((run) => (choice ? choice.includes(run.id) : run.isBaseline || newest.includes(run)));
}

/** The run on the canvas, by its id; undefined where it has no epoch yet. */
function usePresentRun(): string | undefined {
  const app = useApp();
  const records = useThrottled(
    useRun((state) => state.records),
    LOOK,
  );
  return records.length > 0 ? app.keeper.reach.packer.runOf(records) : undefined;
}

/** Their ids. */
function lastTwo(runs: readonly KeptRun[]): readonly [string, string] | undefined {
  const [one, other] = runs.slice(-2);
  return one && other && [one.id, other.id];
}

/** Those that the typed words fit. */
function findRuns(there: readonly KeptRun[], typed: string): readonly KeptRun[] {
  const things = there.map((run) => ({ title: run.name, synonyms: wordsOf(run, there), run }));
  return findByWords(things, typed).map(({ run }) => run);
}

/** What a run is found by, beside its name. */
function wordsOf(run: KeptRun, all: readonly KeptRun[]): readonly string[] {
  const network = networkOf(run);
  return [run.note, sayCompared(run, comparedWith(run, all)), ...factsOf(run), network?.name ?? ""];
}

/** "12 runs, 0.3 of 16 MB". */
function sayRoom(all: readonly KeptRun[]): string {
  const megabytes = all.reduce((sum, run) => sum + bytesOfRun(run), 0) / 1e6;
  const deleted = all.filter((run) => run.deleted !== undefined).length;
  const which = deleted > 0 ? ` (${deleted} of them deleted)` : "";
  return `${countOf(all.length, "run")}${which} of at most ${RUN_LIMITS.runs}, ${megabytes.toFixed(2)} of ${RUN_LIMITS.bytes / 1e6} MB. Where more come, the oldest goes; the baseline stays.`;
}
