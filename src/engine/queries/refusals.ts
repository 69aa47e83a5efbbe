/** What several questions are refused for, each in a sentence; undefined where there is nothing against them. */
import type { Run } from "../training/run";

/** The input is no plane: its width is not 2. */
export function refusePlane({ plan }: Run): string | undefined {
  return plan.features === 2
    ? undefined
    : `A picture shows a plane, but this network takes ${plan.features} numbers.`;
}

/** Not all of these are indices of the run's examples. */
export function refuseSamples({ data }: Run, samples: Int32Array): string | undefined {
  const odd = samples.find((index) => index < 0 || index >= data.count);
  return odd === undefined ? undefined : `There is no example ${odd}: this data set has ${data.count}.`;
}
