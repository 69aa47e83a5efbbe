/** An Activation that leaves every value as it is, until a person lowers its slope. */
import type { activation } from "./spec";

/** Leaky relu of slope 1: max(x, 1·x) = x. */
export const notYetBent = {
  kind: "activation" satisfies (typeof activation)["kind"],
  params: { function: "leakyRelu", slope: 1 },
} as const;
