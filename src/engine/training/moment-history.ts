/**
 * The moments of runs, in the trainer's memory: copies of their weights, and of what the optimizer remembered where that is
 * small. Histories share the moments that they have in common; the one used longest ago goes where all together are too large.
 */
import type { Checkpoint } from "../../core/network/checkpoint";
import { type MomentBudget, type MomentFacts, MomentList } from "../../core/training/moments";
import { type RunState, withOwnArrays } from "../../core/training/run-state";
import { buffersIn } from "../transfer";
import type { KeptMoment, MomentPlace } from "./moments-protocol";
import { layoutOf, type PackedLayout, pack, unpack } from "./packed-weights";
import type { EpochRecord, HistoryId } from "./protocol";
import type { Run } from "./run";

/** Of one run; a bar has no place for more of them. */
const BUDGET: MomentBudget = { bytes: 64e6, count: 2000 };
/** Of all runs. */
const MAX_BYTES = 512e6;
/** What a moment takes beside its numbers, roughly: objects, and a buffer. */
const OBJECT_BYTES = 500;
/** What the optimizer remembers is left out where only a few moments could be kept with it. */
const MAX_SHARE = 1 / 16;

export interface Moment extends MomentFacts, MomentPlace {
  /** The weights, and behind them what the optimizer keeps beside each, unless that is too large. */
  readonly packed: Float32Array;
  readonly layout: PackedLayout;
  /** Where the run stood; its optimizer's arrays are among the packed ones. */
  readonly state: RunState;
}

type Place = Pick<MomentPlace, "epoch" | "taken">;

let moments = 0;

/** One run's. */
export class MomentHistory {
  private list: MomentList<Moment>;
  /** How the run's moments lie that was kept last. */
  private frame: Frame | undefined;

  constructor(private readonly budget: MomentBudget = BUDGET) {
    this.list = new MomentList(budget);
  }

  /** Another one with all that this has until a place of the run; with all where none is given. */
  until(place: Place = { epoch: Number.POSITIVE_INFINITY, taken: 0 }): MomentHistory {
    const history = new MomentHistory(this.budget);
    history.list = this.list.until(place);
    return history;
  }

  get all(): readonly Moment[] {
    return this.list.all;
  }

  /** What they take, and may take together. */
  get facts(): { readonly bytes: number; readonly budget: number } {
    return { bytes: this.list.bytes, budget: this.budget.bytes };
  }

  /** Before the first step that this history sees. */
  begin(run: Run): void {
    if (this.all.length === 0) this.add(run);
  }

  /** Keeps the run as it stands, between two steps; nothing of one so large that there is no room for it. */
  add(run: Run, record?: EpochRecord): void {
    const bytes = 4 * run.plan.parameters;
    if (run.isPreview || bytes > this.budget.bytes) return;
    const weights = run.engine.weights();
    // Nothing is read of a large network that would be left out all the same.
    const { optimizer, ...state } = run.state(bytes <= MAX_SHARE * this.budget.bytes);
    if (this.frame?.run !== run) this.frame = this.frameOf(run, weights, optimizer);
    const { layout, isExact } = this.frame;
    const slots = (isExact && optimizer?.slots) || [];
    this.list.add({
      ...{ id: ++moments, epoch: run.epoch, taken: run.taken, step: run.step },
      ...{
        layout,
        packed: pack(layout, [weights, ...slots]),
        bytes: OBJECT_BYTES + 4 * layout.numbers + bytesIn(state),
      },
      state: isExact && optimizer ? { ...state, optimizer: { ...optimizer, slots: [] } } : state,
      ...figuresOf(record),
    });
  }

  private frameOf(run: Run, weights: Checkpoint, optimizer: RunState["optimizer"]): Frame {
    const whole = layoutOf([weights, ...(optimizer?.slots ?? [])]);
    const isExact = optimizer !== undefined && 4 * whole.numbers <= MAX_SHARE * this.budget.bytes;
    return { run, isExact, layout: isExact ? whole : layoutOf([weights]) };
  }

  /** Another load goes on from the last one, with other settings perhaps. */
  markResumed(): void {
    this.list.markResumed();
  }

  /** What comes after this place of the run never was. */
  cutAfter(place: Place): void {
    this.list = this.list.until(place);
  }

  /** The one of this number, or else the last before it that is kept. */
  nearest(id: number): Moment | undefined {
    return this.all.findLast((moment) => moment.id <= id) ?? this.all[0];
  }

  forget(): void {
    this.list = new MomentList(this.budget);
  }

  view(moment: Moment): KeptMoment {
    return {
      ...placeOf(moment),
      isExact: moment.state.optimizer !== undefined,
      marks: this.list.marksOf(moment),
    };
  }
}

/** Those of all runs that the page may come back to. One for each trainer. */
export class MomentHistories {
  /** The last one used comes last. */
  private readonly histories = new Map<HistoryId, MomentHistory>();

  /** That of this number, a new one where there is none; without a number one that nobody comes back to. */
  open(id: HistoryId | undefined): MomentHistory {
    const history = (id !== undefined && this.histories.get(id)) || new MomentHistory();
    if (id !== undefined) this.use(id, history);
    return history;
  }

  /** From now on there is one of this number that shares what another has, until and with a moment where one is given. */
  share(from: MomentHistory, into: HistoryId, last?: MomentPlace): MomentHistory {
    const history = from.until(last);
    this.use(into, history);
    return history;
  }

  private use(id: HistoryId, history: MomentHistory): void {
    this.histories.delete(id);
    this.histories.set(id, history);
    for (const [oldest] of this.histories) {
      if (oldest === id || this.bytes() <= MAX_BYTES) return;
      this.histories.delete(oldest);
    }
  }

  private bytes(): number {
    const all = new Set([...this.histories.values()].flatMap((history) => history.all));
    return [...all].reduce((sum, moment) => sum + moment.bytes, 0);
  }
}

/** Where a moment is, without what it holds. */
export function placeOf({ id, epoch, taken, step }: Moment): MomentPlace {
  return { id, epoch, taken, step };
}

/** A moment's weights, in arrays that nobody else has. */
export function weightsOf({ layout, packed }: Moment): Checkpoint {
  const [weights = new Map()] = unpack(layout, packed);
  return weights;
}

/** Where the run stood at a moment, in arrays that nobody else has. */
export function stateOf({ layout, packed, state }: Moment): RunState {
  const [, ...slots] = unpack(layout, packed);
  const { optimizer } = state;
  return withOwnArrays(optimizer ? { ...state, optimizer: { ...optimizer, slots } } : state);
}

/** Arrays in a run's state beside the optimizer's: several moments may share them, and each counts them. */
function bytesIn(state: RunState): number {
  return buffersIn(state).reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function figuresOf(record: EpochRecord | undefined): Pick<Moment, "loss" | "validationLoss" | "isWhole"> {
  if (!record) return {};
  const { loss, validationLoss, accuracy, reachedAccuracy = accuracy } = record;
  return {
    loss,
    ...(validationLoss !== undefined && { validationLoss }),
    ...(reachedAccuracy === 1 && { isWhole: true }),
  };
}

/** How the moments of a run lie, and whether the optimizer's memory is among them. */
interface Frame {
  readonly run: Run;
  readonly isExact: boolean;
  readonly layout: PackedLayout;
}
