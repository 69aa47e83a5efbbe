/** What several questions are refused for, each in a sentence; undefined where there is nothing against them. */
import { MOST_PICTURED_NODES } from "../../core/compiler/memory";
import type { Run } from "../training/run";

/** The input is no plane, its width is not 2; or there are more nodes than can be pictured. */
export function refusePlane({ plan }: Run): string | undefined {
  if (plan.features !== 2) return `A picture shows a plane, but this network takes ${plan.features} numbers.`;
  return plan.nodes.length > MOST_PICTURED_NODES
    ? `Pictures are made of networks of up to ${MOST_PICTURED_NODES} nodes; this one has ${plan.nodes.length.toLocaleString("en")}.`
    : undefined;
}

/** Not all of these are indices of the run's examples. */
export function refuseSamples({ data }: Run, samples: Int32Array): string | undefined {
  const odd = samples.find((index) => index < 0 || index >= data.count);
  return odd === undefined ? undefined : `There is no example ${odd}: this data set has ${data.count}.`;
}
