/** The layer's name, which chooses its nodes on the canvas, and its type as Keras calls it. */
import { useApp } from "../../context";
import type { SummaryColumn } from "../column";

export const layerColumn: SummaryColumn = {
  id: "layer",
  heading: "Layer",
  width: "38%",
  Cell: function LayerCell({ row }) {
    const app = useApp();
    return (
      <>
        <button
          type="button"
          className="link one-line"
          onClick={() => app.session.getState().select(row.nodes)}
        >
          {row.name}
        </button>
        <span className="second">{row.type}</span>
      </>
    );
  },
};
