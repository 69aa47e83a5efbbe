/** Keras's ReduceLROnPlateau, an epoch at a time. */

/** What it remembers; a part of a run's state. */
export interface PlateauState {
  /** The lowest loss so far; absent before the first epoch. */
  readonly best?: number;
  /** Epochs without a better one. */
  readonly wait: number;
  /** Epochs that do not count yet. */
  readonly cooldown: number;
  /** What the optimizer's rate is multiplied by. */
  readonly scale: number;
}

export const freshPlateau: PlateauState = { wait: 0, cooldown: 0, scale: 1 };

export interface PlateauRules {
  readonly factor: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly cooldown: number;
  readonly minimum: number;
}

/** After an epoch with this loss, where the optimizer's rate is this one. */
export function afterPlateauEpoch(
  before: PlateauState,
  loss: number,
  rules: PlateauRules,
  rate: number,
): PlateauState {
  const { best = Number.POSITIVE_INFINITY, scale } = before;
  const cooldown = Math.max(0, before.cooldown - 1);
  const wait = before.cooldown > 0 ? 0 : before.wait;
  if (loss < best - rules.minDelta) return { best: loss, wait: 0, cooldown, scale };
  const kept = { ...(before.best !== undefined && { best }), cooldown, scale };
  if (cooldown > 0) return { ...kept, wait };
  if (wait + 1 < rules.patience) return { ...kept, wait: wait + 1 };
  const now = plateauRate(before, rules, rate);
  if (now <= rules.minimum) return { ...kept, wait: wait + 1 };
  return { ...kept, wait: 0, cooldown: rules.cooldown, scale: scale * rules.factor };
}

/** The rate now: the optimizer's until it has been reduced, and never below the lowest from then on. */
export function plateauRate({ scale }: PlateauState, { minimum }: PlateauRules, rate: number): number {
  return scale === 1 ? rate : Math.max(rate * scale, Math.min(rate, minimum));
}
