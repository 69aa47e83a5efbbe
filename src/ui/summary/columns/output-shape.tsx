/** What leaves the layer's last node. */
import { showShape } from "../../../core/compiler/show-shape";
import type { SummaryColumn } from "../column";

export const outputShapeColumn: SummaryColumn = {
  id: "output-shape",
  heading: "Output shape",
  Cell: ({ row }) => <span className="mono">{showShape(row.shape)}</span>,
};
