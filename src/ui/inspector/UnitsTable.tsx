/**
 * Weights of a layer without a kernel, one number for each unit: a normalisation's scale and shift, and the averages that
 * training keeps. Rows are arrays, columns units, each row coloured by its own largest number.
 */
import type { WeightArray } from "../../core/network/checkpoint";
import { weightColour } from "../../viz/kit/colour";
import { showNumber } from "../strings";
import { usePictureTheme } from "../theme";

const MOST = 8;

export function UnitsTable({ weights }: { readonly weights: readonly WeightArray[] }) {
  const theme = usePictureTheme();
  const units = weights[0]?.shape[0] ?? 0;
  const shown = Array.from({ length: Math.min(units, MOST) }, (_, unit) => unit);
  const cell = ({ values }: WeightArray, unit: number) => {
    const largest = Math.max(...values.subarray(0, MOST).map(Math.abs), 1e-12);
    return { background: weightColour(values[unit] ?? 0, largest, theme) };
  };
  return (
    <div>
      <h3>Weights</h3>
      <div className="scrolls">
        <table className="weights" translate="no">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">array</span>
              </th>
              {shown.map((unit) => (
                <th key={unit} scope="col">
                  y<sub>{unit + 1}</sub>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weights.map((array) => (
              <tr key={array.name}>
                <th scope="row">{array.name.replace("_", " ")}</th>
                {shown.map((unit) => (
                  <td key={unit} style={cell(array, unit)}>
                    {showNumber(array.values[unit] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {units > MOST && (
        <p className="second">
          The first {MOST} of {units} units.
        </p>
      )}
    </div>
  );
}
