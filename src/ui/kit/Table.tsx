/** A table made from a list of columns: each says its heading and what stands in a row's cell. */
import type { ComponentType, ReactNode } from "react";

export interface Column<Row> {
  readonly id: string;
  readonly heading: string;
  /** Numbers stand at the right, in mono. */
  readonly isNumber?: boolean;
  /** The column that names the row: at most one. */
  readonly isName?: boolean;
  /** A share of the table's width ("46%"); an equal part of what is left where absent. */
  readonly width?: string;
  readonly Cell: ComponentType<{ readonly row: Row }>;
}

export interface TableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly caption?: string;
  /** Small text and narrow rows, for many columns. */
  readonly isDense?: boolean;
  /** Rows below the others, such as a sum. */
  readonly foot?: ReactNode;
}

export function Table<Row>({ columns, rows, keyOf, caption, isDense = false, foot }: TableProps<Row>) {
  return (
    <table className={isDense ? "table dense" : "table"}>
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ id, heading, isNumber, width }) => (
            <th key={id} scope="col" style={{ width }} className={isNumber ? "number-column" : undefined}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ id, isNumber, isName, Cell }) => {
              const look = isNumber ? "number-column" : undefined;
              return isName ? (
                <th key={id} scope="row" className={look}>
                  <Cell row={row} />
                </th>
              ) : (
                <td key={id} className={look}>
                  <Cell row={row} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  );
}
