/** What may be swept in the data: how blurred its classes are, and how many examples there are. */
import { datasetSpec } from "../data";
import type { DatasetSpec } from "../data/define";
import { setDataset } from "../network/edit";
import { defaultParams } from "../params";
import type { SweepSetting } from "./setting";

type Role = keyof NonNullable<DatasetSpec["roles"]>;

/** The param of the data set that has this role. */
function inData(role: Role, what: string): Pick<SweepSetting, "find" | "apply"> {
  return {
    find({ dataset }) {
      const spec = datasetSpec(dataset.kind);
      const name = spec?.roles?.[role];
      if (!spec || name === undefined)
        return `The examples of ${spec?.title ?? `“${dataset.kind}”`} are what they are: ${what}. Choose a data set that is made here, as the rings.`;
      const present = { ...defaultParams(spec.params), ...dataset.params }[name];
      return { schema: spec.params, name, present: Number(present) };
    },
    apply(network, value) {
      const { kind, params } = network.dataset;
      const name = datasetSpec(kind)?.roles?.[role];
      return name === undefined ? network : setDataset(network, kind, { ...params, [name]: value });
    },
  };
}

export const noise: SweepSetting = {
  id: "noise",
  title: "Noise",
  offered: [0.1, 0.3, 0.5, 0.7, 1, 1.5],
  ...inData("noise", "there is no noise to change"),
};

export const samples: SweepSetting = {
  id: "samples",
  title: "Samples a class",
  offered: [10, 20, 50, 100, 200, 500, 1000],
  ...inData("samples", "there is no number of samples to choose"),
};
