/** What a way of training beyond optimizer and loss is: an option, of which each slot takes one or none. */
import type { Params } from "../../network/network";
import type { ParamsSchema } from "../../param-schema";

export interface TrainingOption {
  /** Keras's name, by our spelling. */
  readonly kind: string;
  readonly title: string;
  /** One plain sentence: what it does. */
  readonly sentence: string;
  readonly params: ParamsSchema;
  /** The params that a form shows for so many classes; all where absent. */
  readonly shown?: (classes: number) => ParamsSchema;
  /** Why it cannot be together with a loss, in a sentence; undefined where it can. */
  readonly refusal?: (loss: string) => string | undefined;
}

/** An option as the file and the plan hold it; a plan's params are whole. */
export interface ChosenOption {
  readonly kind: string;
  readonly params: Params;
}

/** Those of a network, by their slot; none where absent. */
export type ChosenOptions = Readonly<Record<string, ChosenOption>>;

/** A number that a plan's option holds; 0 where it has none of this name. */
export function numberOf(option: ChosenOption | undefined, name: string): number {
  return Number(option?.params[name] ?? 0);
}
