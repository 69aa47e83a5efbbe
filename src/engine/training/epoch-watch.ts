/**
 * What looks at a run's epochs as they end: it changes the rate on a plateau, and says when the run is over. All it remembers is a
 * part of the run's state, so that another trainer goes on with it to the bit.
 */

import type { Plan } from "../../core/compiler/plan";
import type { Checkpoint } from "../../core/network/checkpoint";
import { numberOf } from "../../core/training/options/define";
import {
  afterPlateauEpoch,
  freshPlateau,
  type PlateauRules,
  plateauRate,
} from "../../core/training/options/plateau";
import { REDUCE_ON_PLATEAU, scheduledRate } from "../../core/training/options/schedules";
import { afterStoppingEpoch, freshStopping } from "../../core/training/options/stoppings";
import type { WatchState } from "../../core/training/run-state";
import type { EpochRecord } from "./protocol";

type Figures = Pick<EpochRecord, "epoch" | "loss" | "validationLoss">;

/** One for each run, until it is reset. */
export class EpochWatch {
  private readonly rate: number;
  private readonly plateauRules: PlateauRules | undefined;
  private held: WatchState;

  constructor(private readonly plan: Plan) {
    const { optimizer, options } = plan.training;
    this.rate = numberOf(optimizer, "learningRate");
    const { schedule, stopping } = options;
    if (schedule?.kind === REDUCE_ON_PLATEAU) {
      this.plateauRules = {
        factor: numberOf(schedule, "factor"),
        patience: numberOf(schedule, "patience"),
        minDelta: numberOf(schedule, "minDelta"),
        cooldown: numberOf(schedule, "cooldown"),
        minimum: numberOf(schedule, "minimum"),
      };
    }
    this.held = {
      ...(this.plateauRules && { plateau: freshPlateau }),
      ...(stopping && { stopping: freshStopping }),
    };
  }

  /** What it remembers; undefined where it looks at nothing. Its weights are the watch's own. */
  get state(): WatchState | undefined {
    return this.held.plateau || this.held.stopping ? this.held : undefined;
  }

  /** Goes on from what another remembered, as far as this one looks at the same. */
  goOnFrom({ plateau, stopping, best }: WatchState): void {
    this.held = {
      ...(this.held.plateau && { plateau: plateau ?? freshPlateau }),
      ...(this.held.stopping && { stopping: stopping ?? freshStopping }),
      ...(this.held.stopping && stopping && best && { best }),
    };
  }

  /** The learning rate of a step, before which so many were taken; undefined where it is the optimizer's always. */
  rateAt(step: number): number | undefined {
    if (this.plateauRules && this.held.plateau) {
      return plateauRate(this.held.plateau, this.plateauRules, this.rate);
    }
    return scheduledRate(this.plan.training.options, this.rate, step);
  }

  /** Whether the run has been ended by it. */
  get isOver(): boolean {
    return this.held.stopping?.isOver === true;
  }

  /**
   * Looks at an epoch that has ended.
   * @param weights gives those that it ended with, for keeping
   * @returns the weights to take back, where the run is over by this
   */
  after(record: Figures, weights: () => Checkpoint): Checkpoint | undefined {
    const { schedule, stopping } = this.plan.training.options;
    const watched = (which: unknown) =>
      which === "loss" ? record.loss : (record.validationLoss ?? record.loss);
    const { plateau, stopping: before, best } = this.held;
    const after =
      before &&
      afterStoppingEpoch(before, record.epoch, watched(stopping?.params.monitor), {
        patience: numberOf(stopping, "patience"),
        minDelta: numberOf(stopping, "minDelta"),
      });
    const kept = after?.wait === 0 ? weights() : best;
    this.held = {
      ...(plateau &&
        this.plateauRules && {
          plateau: afterPlateauEpoch(
            plateau,
            watched(schedule?.params.monitor),
            this.plateauRules,
            this.rate,
          ),
        }),
      // It is over when its weights are: until then a moment that is kept is of the epoch as it was trained.
      ...(after && { stopping: { ...after, isOver: false } }),
      ...(after && kept && { best: kept }),
    };
    return after?.isOver ? kept : undefined;
  }

  /** The run is ended, and has the best weights again. */
  end(): void {
    const { stopping } = this.held;
    if (stopping) this.held = { ...this.held, stopping: { ...stopping, isOver: true } };
  }

  /** Begins to look anew, for a run that is to go on after its end. */
  goOnAfterEnd(): void {
    const { best: _, ...held } = this.held;
    this.held = { ...held, ...(held.stopping && { stopping: freshStopping }) };
  }
}
