/** The network as a table, as Keras prints it. */
import { checkOf } from "../../app/network/check";
import { totalParameters, trainableParameters } from "../../core/compiler/check";
import { showShape, summarise } from "../../core/compiler/summary";
import { useApp, useNetwork } from "../context";
import { DrawerShell } from "../shell/DrawerShell";

export function SummaryDrawer() {
  const app = useApp();
  const network = useNetwork();
  const check = checkOf(network);
  const rows = summarise(network, check);
  const total = totalParameters(check);
  const trainable = trainableParameters(check);
  return (
    <DrawerShell title="Summary">
      {rows.length === 0 ? (
        <p className="second">Nothing is wired yet. The table fills as layers are wired to the Input.</p>
      ) : (
        <table className="summary">
          <thead>
            <tr>
              <th scope="col">Layer</th>
              <th scope="col">Output shape</th>
              <th scope="col">Param #</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.nodes[0]} onClick={() => app.session.getState().select(row.nodes)}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => app.session.getState().select(row.nodes)}
                  >
                    {row.name}
                  </button>
                  <span className="second">{row.type}</span>
                </td>
                <td className="mono">{showShape(row.shape)}</td>
                <td className="mono">{row.parameters.toLocaleString("en")}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Total parameters
              </th>
              <td className="mono">{total.toLocaleString("en")}</td>
            </tr>
            {trainable < total && (
              <>
                <tr>
                  <th scope="row" colSpan={2}>
                    Trainable
                  </th>
                  <td className="mono">{trainable.toLocaleString("en")}</td>
                </tr>
                <tr>
                  <th scope="row" colSpan={2}>
                    Not trained: statistics that training keeps
                  </th>
                  <td className="mono">{(total - trainable).toLocaleString("en")}</td>
                </tr>
              </>
            )}
          </tfoot>
        </table>
      )}
      {check.loose.size > 0 && (
        <p className="second">
          {check.loose.size} loose node{check.loose.size === 1 ? " is" : "s are"} left out.
        </p>
      )}
    </DrawerShell>
  );
}
