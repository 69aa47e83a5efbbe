/** What options that watch the loss have in common: which loss, how long they wait, and what makes one better. */
import { choiceParam, integerParam, numberParam } from "../../param-schema";

/** The figure that is watched; where nothing is held back it is the loss. By Keras's names. */
export const monitor = choiceParam(["val_loss", "loss"], {
  default: "val_loss",
  title: "Watches",
  description: "The loss on what is held back (val_loss), or while training (loss) and where nothing is.",
});

export const patience = integerParam({
  minimum: 1,
  maximum: 1e6,
  default: 10,
  title: "Patience",
  description: "Epochs without a better loss.",
});

/** @param value Keras's default */
export const minDelta = (value: number) =>
  numberParam({
    minimum: 0,
    maximum: 1e6,
    default: value,
    title: "Better by",
    description: "What makes a loss better than the best so far.",
  });
