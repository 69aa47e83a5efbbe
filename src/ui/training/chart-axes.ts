/** The axes of every chart of figures by epoch (recharts' props): a loss from 0 or by its logarithm, a share from 0 to 100 %. */
import type { YAxisProps } from "recharts";
import { showLoss } from "../strings";

const look = {
  stroke: "var(--line-strong)",
  tick: { fill: "var(--second)", fontSize: 11 },
  tickLine: false,
} as const;

/** @param last the last epoch that there is room for */
export function epochAxis(last: number) {
  return {
    ...look,
    dataKey: "epoch",
    type: "number",
    domain: [0, last],
    tickCount: 4,
    allowDecimals: false,
    height: 20,
  } as const;
}

/** @param isShare of an accuracy; else of a loss */
export function figureAxis(isShare: boolean, logarithmic: boolean): YAxisProps {
  return {
    ...look,
    width: 44,
    scale: logarithmic ? "log" : "linear",
    domain: isShare ? [0, 1] : logarithmic ? ["auto", "auto"] : [0, "auto"],
    allowDataOverflow: logarithmic,
    tickFormatter: isShare ? (share: number) => `${Math.round(100 * share)} %` : showLoss,
    ...(isShare && { ticks: [0, 0.5, 1] }),
  };
}
