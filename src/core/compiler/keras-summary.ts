/** A network's summary as text, laid out as Keras prints it: for the command line. */
import type { Network } from "../network/network";
import { type Check, totalParameters, trainableParameters } from "./check";
import { showBytes } from "./memory";
import { summarise } from "./summary";

const FLOAT_BYTES = 4;

export function kerasSummary(network: Network, check: Check): string {
  const rows = summarise(network, check).map(({ name, type, shape, parameters }) => [
    `${name} (${type})`,
    `(None, ${shape?.join(", ") ?? "?"})`,
    parameters.toLocaleString("en"),
  ]);
  const heads = ["Layer (type)", "Output shape", "Param #"];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    ` ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd();
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 8));
  const total = totalParameters(check);
  const trainable = trainableParameters(check);
  const count = (what: string, values: number) =>
    ` ${what}: ${values.toLocaleString("en")} (${showBytes(FLOAT_BYTES * values)})`;
  return [
    `Model: “${network.name}”`,
    rule,
    line(heads),
    rule,
    ...rows.map(line),
    rule,
    count("Total params", total),
    count("Trainable params", trainable),
    count("Non-trainable params", total - trainable),
  ].join("\n");
}
