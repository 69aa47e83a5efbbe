/** Weights of a layer without a kernel, one number for each unit: a normalisation's scale and shift, and its averages. */
import type { WeightArray } from "../../core/network/checkpoint";
import { weightColour } from "../../viz/kit/colour";
import { showNumber } from "../strings";
import { usePictureTheme } from "../theme";

const MOST = 8;

export function UnitsTable({ weights }: { readonly weights: readonly WeightArray[] }) {
  const theme = usePictureTheme();
  const units = weights[0]?.shape[0] ?? 0;
  const shown = Array.from({ length: Math.min(units, MOST) }, (_, unit) => unit);
  const largest = Math.max(
    ...weights.flatMap(({ values }) => Array.from(values.subarray(0, 4096), Math.abs)),
    1e-12,
  );
  return (
    <div>
      <h3>Weights</h3>
      <div className="scrolls">
        <table className="weights">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">unit</span>
              </th>
              {weights.map(({ name }) => (
                <th key={name} scope="col">
                  {name.replace("_", " ")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <tr key={unit}>
                <th scope="row">
                  y<sub>{unit + 1}</sub>
                </th>
                {weights.map(({ name, values }) => (
                  <td key={name} style={{ background: weightColour(values[unit] ?? 0, largest, theme) }}>
                    {showNumber(values[unit] ?? 0)}
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
