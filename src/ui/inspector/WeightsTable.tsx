/** A layer's weights as numbers: rows are units, columns inputs, then the bias. Purple below zero, green above. */
import type { WeightArray } from "../../core/network/checkpoint";
import { weightColour } from "../../viz/kit/colour";
import { roundUp } from "../../viz/kit/ticks";
import { showNumber } from "../strings";
import { usePictureTheme } from "../theme";
import { UnitsTable } from "./UnitsTable";

const MOST = 8;

export function WeightsTable({ weights }: { readonly weights: readonly WeightArray[] }) {
  const theme = usePictureTheme();
  const kernel = weights.find((array) => array.name === "kernel");
  const bias = weights.find((array) => array.name === "bias");
  const [inputs = 0, units = 0] = kernel?.shape ?? [];
  if (!kernel) return <UnitsTable weights={weights} />;
  const rows = Math.min(units, MOST);
  const columns = Math.min(inputs, MOST);
  const at = (unit: number, input: number) => kernel.values[input * units + unit] ?? 0;
  // The scale of the matrix on the stage, which may stand beside it.
  const seen = [...kernel.values.subarray(0, 4096), ...(bias?.values.subarray(0, 4096) ?? [])];
  const largest = roundUp(Math.max(...seen.map(Math.abs), 1e-12));
  const cell = (value: number) => ({ background: weightColour(value, largest, theme) });
  const indices = (count: number) => Array.from({ length: count }, (_, index) => index);
  return (
    <div>
      <h3>Weights and bias</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="scrolls" aria-label="Every weight in numbers" tabIndex={0}>
        <table className="weights" translate="no">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">unit</span>
              </th>
              {indices(columns).map((input) => (
                <th key={input} scope="col">
                  x<sub>{input + 1}</sub>
                </th>
              ))}
              {bias && <th scope="col">bias</th>}
            </tr>
          </thead>
          <tbody>
            {indices(rows).map((unit) => (
              <tr key={unit}>
                <th scope="row">
                  y<sub>{unit + 1}</sub>
                </th>
                {indices(columns).map((input) => (
                  <td key={input} style={cell(at(unit, input))}>
                    {showNumber(at(unit, input))}
                  </td>
                ))}
                {bias && <td style={cell(bias.values[unit] ?? 0)}>{showNumber(bias.values[unit] ?? 0)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {(units > MOST || inputs > MOST) && (
        <p className="second">
          The first {rows} of {units} units and {columns} of {inputs} inputs.
        </p>
      )}
      <p className="weights-legend second">
        <i style={cell(-largest)} /> −{showNumber(largest)} <i style={cell(0)} /> 0{" "}
        <i style={cell(largest)} /> {showNumber(largest)}
      </p>
    </div>
  );
}
