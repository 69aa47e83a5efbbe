/** What may be swept in the layers: units, activation, dropout. */

import { activeNetwork } from "../network/bypass";
import { setParamsOfNodes } from "../network/edit";
import type { Network, NetworkNode } from "../network/network";
import { activationNames, activationTitle } from "../nodes/activation/functions";
import { activation } from "../nodes/activation/spec";
import { dense } from "../nodes/dense/spec";
import { dropout } from "../nodes/dropout/spec";
import type { ParamsSchema } from "../param-schema";
import { defaultParams } from "../params";
import { hiddenNodes } from "./hidden";
import type { SweepSetting, SweepValue, SweptParam } from "./setting";

interface LayerParam {
  readonly schema: ParamsSchema;
  readonly name: string;
  /** The nodes that take the value. */
  readonly nodes: (network: Network) => readonly NetworkNode[];
  /** Said where there is none. */
  readonly none: string;
}

/** A param that all these nodes have, set in all of them alike. */
function inLayers({ schema, name, nodes, none }: LayerParam): Pick<SweepSetting, "find" | "apply"> {
  const missing = defaultParams(schema)[name];
  return {
    find(network): SweptParam | string {
      const values = new Set(nodes(network).map(({ params }) => params[name] ?? missing));
      if (values.size === 0) return none;
      return { schema, name, present: values.size === 1 ? ([...values][0] as SweepValue) : undefined };
    },
    apply: (network, value) =>
      setParamsOfNodes(
        network,
        nodes(network).map(({ id }) => id),
        { [name]: value },
      ),
  };
}

const ofKind = (nodes: readonly NetworkNode[], wanted: string) => nodes.filter(({ kind }) => kind === wanted);

export const units: SweepSetting = {
  id: "units",
  title: "Units",
  offered: [1, 2, 3, 4, 6, 8, 16, 32],
  ...inLayers({
    schema: dense.params,
    name: "units",
    nodes: (network) => ofKind(hiddenNodes(network), dense.kind),
    none: "The network has no hidden Dense layer whose units could be another number. Add one before the last.",
  }),
};

export const activationFunction: SweepSetting = {
  id: activation.kind,
  title: "Activation",
  offered: activationNames,
  ...inLayers({
    schema: activation.params,
    name: "function",
    nodes: (network) => ofKind(hiddenNodes(network), activation.kind),
    none: "The network has no Activation between its layers. Add one behind a hidden Dense layer.",
  }),
  show: activationTitle,
};

export const dropoutRate: SweepSetting = {
  id: dropout.kind,
  title: "Dropout",
  offered: [0, 0.1, 0.2, 0.3, 0.5, 0.7],
  ...inLayers({
    schema: dropout.params,
    name: "rate",
    nodes: (network) => ofKind(activeNetwork(network).nodes, dropout.kind),
    none: "The network has no Dropout whose rate could be another. Add one behind an Activation.",
  }),
};
