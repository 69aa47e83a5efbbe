/** The network as a table, as Keras prints it. */
import { checkOf } from "../../app/network/check";
import { summarise } from "../../core/compiler/summary";
import { useNetwork } from "../context";
import { Table } from "../kit/Table";
import { useFirst } from "../kit/use-first";
import { summaryColumns } from "./columns";

const ROWS_SHOWN = 200;

export function Summary() {
  const network = useNetwork();
  const check = checkOf(network);
  const rows = summarise(network, check);
  const list = useFirst(rows, ROWS_SHOWN);
  return (
    <>
      {rows.length === 0 ? (
        <p className="second">Nothing is wired yet. The table fills as layers are wired to the Input.</p>
      ) : (
        <Table
          columns={summaryColumns}
          rows={list.shown}
          keyOf={(row) => row.nodes.join()}
          foot={summaryColumns.flatMap(({ id, totals }, column) =>
            totals?.(network).map(({ name, value }) => (
              <tr key={`${id} ${name}`}>
                <th scope="row" colSpan={column}>
                  {name}
                </th>
                <td className="number-column">{value}</td>
                {column < summaryColumns.length - 1 && <td colSpan={summaryColumns.length - 1 - column} />}
              </tr>
            )),
          )}
        />
      )}
      {list.more}
      {check.loose.size > 0 && (
        <p className="second">
          {check.loose.size} loose node{check.loose.size === 1 ? " is" : "s are"} left out.
        </p>
      )}
    </>
  );
}
