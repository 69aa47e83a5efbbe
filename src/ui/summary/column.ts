/** What a column of the summary is. */
import type { SummaryRow } from "../../core/compiler/summary";
import type { Network } from "../../core/network/network";
import type { Column } from "../kit/Table";

export interface SummaryColumn extends Column<SummaryRow> {
  /** What stands below this column for the whole network, a line each; nothing where absent, and not for the first column. */
  readonly totals?: (network: Network) => readonly Total[];
}

export interface Total {
  readonly name: string;
  readonly value: string;
}
