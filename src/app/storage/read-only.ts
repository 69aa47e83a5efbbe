/** A tab that follows another one's document changes nothing of it: not by training, and not by a weight set by hand. */
import { READ_ONLY } from "../network/network-store";
import type { RunController } from "../run/run-controller";

type Changing =
  | "toggleTraining"
  | "step"
  | "epoch"
  | "reset"
  | "setWeight"
  | "setWeights"
  | "editWithWeights";

/**
 * The controller, but that what changes a run is refused while another tab writes.
 * @param refuse says so
 */
export function unlessReadOnly(
  controller: RunController,
  isReadOnly: () => boolean,
  refuse: (sentence: string) => void,
): RunController {
  const guarded =
    <Request extends unknown[], Answer>(method: (...request: Request) => Promise<Answer>, refusal: Answer) =>
    async (...request: Request): Promise<Answer> => {
      if (!isReadOnly()) return method(...request);
      refuse(READ_ONLY);
      return refusal;
    };
  const no = { ok: false, text: READ_ONLY } as const;
  const changing: Pick<RunController, Changing> = {
    toggleTraining: guarded(controller.toggleTraining, undefined),
    step: guarded(controller.step, undefined),
    epoch: guarded(controller.epoch, undefined),
    reset: guarded(controller.reset, undefined),
    setWeight: guarded(controller.setWeight, no),
    setWeights: guarded(controller.setWeights, no),
    editWithWeights: guarded(controller.editWithWeights, false),
  };
  return { ...controller, ...changing };
}
