/** How many parameters a layer has; all of them together; and where some are not trained, those that are and those that are not. */
import { checkOf } from "../../../app/network/check";
import { totalParameters, trainableParameters } from "../../../core/compiler/check";
import type { Network } from "../../../core/network/network";
import type { SummaryColumn, Total } from "../column";

export const parametersColumn: SummaryColumn = {
  id: "parameters",
  heading: "Param #",
  isNumber: true,
  Cell: ({ row }) => row.parameters.toLocaleString("en"),
  totals,
};

function totals(network: Network): readonly Total[] {
  const check = checkOf(network);
  const total = totalParameters(check);
  const trainable = trainableParameters(check);
  const line = (name: string, count: number): Total => ({ name, value: count.toLocaleString("en") });
  const all = line("Total parameters", total);
  if (trainable === total) return [all];
  return [
    all,
    line("Trainable", trainable),
    line("Not trained: statistics that training keeps", total - trainable),
  ];
}
