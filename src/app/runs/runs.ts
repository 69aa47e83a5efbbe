/**
 * The runs of the network on the canvas: kept as they are trained, named, noted, put away and brought back. What is kept is in this
 * page's memory first and in the browser's storage a moment later; where that has no room, the page says so and what to do.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { firstToGo, PUT_BACK_WITHIN, RUN_LIMITS, type RunLimits, runsThatGo } from "../../core/runs/bounds";
import type { KeptRun } from "../../core/runs/kept-run";
import { Turns } from "../../core/turns";
import { sayFull, sayGone, sayUnavailable } from "../../core/words/run-keeping-words";
import type { SessionStore } from "../session/session-store";
import type { Database } from "../storage/database";
import type { Keeper, KeptDocument } from "../storage/kept";
import { readKeptRuns, writeKeptRuns } from "../storage/kept-runs";
import type { Packer } from "../storage/packing";
import { createRunFollower, type RunNow } from "./follow-run";
import type { Heard } from "./heard";

export interface RunsState {
  /** Whose runs these are. */
  readonly document: string;
  /** In the order of their numbers, those among them that were deleted; undefined until the storage has told. */
  readonly runs: readonly KeptRun[] | undefined;
  /** Why the last changes are in this page's memory alone, in a sentence; undefined where the storage has all. */
  readonly problem: string | undefined;
  /** Where there is no room: the run whose going would make some. */
  readonly offered: KeptRun | undefined;
}

/** What somebody may say of a run. */
export type RunChange = Partial<Pick<KeptRun, "name" | "note" | "isBaseline">> & {
  readonly deleted?: number | undefined;
};

export interface Runs {
  readonly store: StoreApi<RunsState>;
  /** Every change of the run's store, in their order. */
  readonly hear: (heard: Heard) => void;
  /** Keeps a run as it is now: as a new one, or in the place of what was kept of it before, unless that went further. */
  readonly keep: (now: RunNow, isAtRest?: boolean) => void;
  /** A new baseline takes the place of the one before; `deleted: undefined` puts a run back. */
  readonly change: (id: string, change: RunChange) => void;
  /** Takes one away for good. */
  readonly remove: (id: string) => void;
  /** Done when all that was asked for is in the storage, or could not be put there. */
  readonly settled: () => Promise<void>;
}

export interface RunsParts {
  /** @throws what the storage throws */
  readonly storage: () => Promise<Database>;
  readonly packer: Pick<Packer, "runOf" | "textOf">;
  readonly say: (sentence: string, kind: "note" | "error") => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits?: RunLimits;
}

/** Milliseconds between two writings of a run that goes on. */
const WRITES_EVERY = 10_000;
/** Milliseconds until what could not be written is tried again. */
const TRIES_AFTER = 5000;

/** What of the page its runs need. */
export interface RunsApp {
  readonly session: SessionStore;
  readonly keeper: Keeper;
  readonly kept: StoreApi<KeptDocument>;
}

const all = new WeakMap<object, Runs>();

/** The page's runs. */
export function runsOf(app: RunsApp): Runs {
  let runs = all.get(app.keeper);
  if (!runs) {
    const { storage, packer } = app.keeper.reach;
    const created = createRuns({ storage, packer, say: app.session.getState().notify, now: Date.now });
    created.show(app.kept.getState().document);
    // What another tab has written meanwhile is read where this one takes over.
    app.kept.subscribe(({ document, follows }, before) => {
      if (document !== before.document || follows !== before.follows) created.show(document);
    });
    runs = created;
    all.set(app.keeper, runs);
  }
  return runs;
}

/** One for each page. @internal */
export function createRuns({ storage, packer, say, now, limits = RUN_LIMITS }: RunsParts): Runs & {
  /** Another document is on the canvas. */
  readonly show: (document: string) => void;
} {
  const store = createStore<RunsState>()(() => ({
    document: "",
    runs: undefined,
    problem: undefined,
    offered: undefined,
  }));
  const turns = new Turns();
  /** What this page knows of each document's runs: the truth, of which the storage has what is not waiting. */
  const lists = new Map<string, readonly KeptRun[]>();
  /** Those of which the storage is to tell what it has, for the first time or again. */
  const unread = new Set<string>();
  const written = new Map<string, KeptRun>();
  const gone = new Map<string, KeptRun>();
  /** What was trained before the storage has told whose it is. */
  let homeless: RunNow[] = [];
  let wroteAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keyOf = ({ document, id }: Pick<KeptRun, "document" | "id">) => JSON.stringify([document, id]);

  async function listOf(document: string): Promise<readonly KeptRun[]> {
    const known = lists.get(document);
    if (known && !unread.has(document)) return known;
    const stored = await storage()
      .then((database) => readKeptRuns(database, document))
      .catch(() => undefined);
    // Of those that a page left while they trained nobody has heard since.
    if (!stored) {
      unread.add(document);
      return known ?? [];
    }
    unread.delete(document);
    const read = stored.map((run) => (run.end === "running" ? ({ ...run, end: "paused" } as const) : run));
    const waiting = (known ?? []).filter((run) => written.has(keyOf(run)));
    const there = read.filter((run) => !gone.has(keyOf(run)) && !written.has(keyOf(run)));
    const list = [...there, ...waiting].sort((one, other) => one.number - other.number);
    lists.set(document, list);
    return list;
  }

  function setList(document: string, runs: readonly KeptRun[]): void {
    lists.set(document, runs);
    if (store.getState().document === document) store.setState({ runs });
  }

  /** Puts these in their places, and takes away what is too much then. */
  function put(document: string, list: readonly KeptRun[], changed: readonly KeptRun[]): void {
    const next = [...list.filter(({ id }) => !changed.some((run) => run.id === id)), ...changed];
    const tooMany = runsThatGo(next, limits);
    for (const run of changed) {
      written.set(keyOf(run), run);
      gone.delete(keyOf(run));
    }
    take(tooMany);
    const sentence = sayGone(tooMany.filter(({ deleted }) => deleted === undefined));
    if (sentence) say(sentence, "note");
    setList(
      document,
      next.filter((run) => !tooMany.includes(run)).sort((one, other) => one.number - other.number),
    );
  }

  function take(runs: readonly KeptRun[]): void {
    for (const run of runs) {
      written.delete(keyOf(run));
      gone.set(keyOf(run), run);
    }
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (written.size + gone.size === 0) return;
    wroteAt = now();
    const [puts, deletes] = [[...written], [...gone]];
    try {
      await writeKeptRuns(
        await storage(),
        puts.map(([, run]) => run),
        deletes.map(([, run]) => run),
      );
      for (const [key, run] of puts) if (written.get(key) === run) written.delete(key);
      for (const [key, run] of deletes) if (gone.get(key) === run) gone.delete(key);
      if (store.getState().problem !== undefined) store.setState({ problem: undefined, offered: undefined });
    } catch (error) {
      report(error);
      timer = setTimeout(() => void turns.take(write), TRIES_AFTER);
    }
  }

  function report(error: unknown): void {
    const { document, problem: before } = store.getState();
    const [newest] = [...written.values()].reverse();
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    const [offered] = isFull ? firstToGo(lists.get(document) ?? []) : [];
    const problem = isFull ? sayFull(newest?.name, offered?.name) : sayUnavailable(newest?.name);
    store.setState({ problem, offered });
    // A storage that takes nothing is said of the network already.
    if (isFull && problem !== before) say(problem, "error");
  }

  function keep(run: RunNow, isAtRest = true): void {
    void turns.take(async () => {
      const document = run.document || store.getState().document;
      if (document === "") {
        homeless.push(run);
        return;
      }
      const list = await listOf(document);
      if (list.some((known) => known.id === run.id && !isFurther(run, known))) return;
      put(document, list, [kept({ ...run, document }, list, packer.textOf(run.network))]);
      if (isAtRest || now() - wroteAt >= WRITES_EVERY) await write();
    });
  }

  return {
    store,
    keep,
    hear: createRunFollower({ runOf: (records) => packer.runOf(records), keep }),
    show(document) {
      store.setState({ document, runs: lists.get(document) });
      unread.add(document);
      const waiting = homeless;
      homeless = [];
      for (const run of waiting) keep(run);
      void turns.take(async () => {
        const list = await listOf(document);
        const outdated = list.filter(({ deleted = now() }) => deleted + PUT_BACK_WITHIN <= now());
        take(outdated);
        setList(
          document,
          list.filter((run) => !outdated.includes(run)),
        );
        if (outdated.length > 0) await write();
      });
    },
    change(id, change) {
      const { document } = store.getState();
      void turns.take(async () => {
        const list = await listOf(document);
        const run = list.find((candidate) => candidate.id === id);
        if (!run) return;
        const before = change.isBaseline ? list.filter((other) => other.isBaseline && other !== run) : [];
        put(document, list, [
          ...before.map((other) => ({ ...other, isBaseline: false })),
          changed(run, change),
        ]);
        await write();
      });
    },
    remove(id) {
      const { document } = store.getState();
      void turns.take(async () => {
        const list = await listOf(document);
        take(list.filter((run) => run.id === id));
        setList(
          document,
          list.filter((run) => run.id !== id),
        );
        await write();
      });
    },
    settled: () => turns.rest(),
  };
}

/** A deleted run is nobody's baseline. */
function changed({ deleted: before, ...run }: KeptRun, change: RunChange): KeptRun {
  const { deleted = "deleted" in change ? undefined : before, ...said } = change;
  const isBaseline = deleted === undefined && (said.isBaseline ?? run.isBaseline);
  return { ...run, ...said, isBaseline, ...(deleted !== undefined && { deleted }) };
}

/** What is kept of it from now on: a run that trains on is no longer deleted. */
function kept({ network: _, origin, ...now }: RunNow, list: readonly KeptRun[], recipe: string): KeptRun {
  const before = list.find(({ id }) => id === now.id);
  const number = before?.number ?? 1 + list.reduce((most, run) => Math.max(most, run.number), 0);
  const from = list.find(({ id }) => id === origin?.run);
  return {
    name: `Run ${number}`,
    note: "",
    isBaseline: false,
    ...(origin && from && { origin: { ...origin, name: from.name } }),
    ...now,
    ...(before && unchanged(before)),
    number,
    recipe,
    seconds: (before?.seconds ?? 0) + now.seconds,
  };
}

/**
 * Whether something has come to it since it was kept: not where it only stands on the canvas again, nor where somebody went back to an
 * epoch of it.
 */
function isFurther({ epoch, step, seconds }: RunNow, known: KeptRun): boolean {
  if (known.epoch !== epoch) return known.epoch < epoch;
  return step !== known.step || seconds > 0;
}

/** What stays when a run goes on. */
function unchanged({ name, note, isBaseline, began, start, origin }: KeptRun): Partial<KeptRun> {
  return { name, note, isBaseline, began, start, ...(origin && { origin }) };
}
