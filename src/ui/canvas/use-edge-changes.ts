/** What a person does to wires on the canvas but drawing them: choosing. */
import { useCallback } from "react";
import type { EdgeChange } from "reactflow";
import type { WireId } from "../../core/network/network";
import { useApp } from "../context";

/** Translates React Flow's changes of wires into the selection. */
export function useEdgeChanges() {
  const app = useApp();
  return useCallback(
    (changes: EdgeChange[]) => {
      const choices = changes.filter((change) => change.type === "select");
      if (choices.length === 0) return;
      const { nodes, wires, select } = app.session.getState();
      const selected = new Set<string>(wires);
      for (const { id, selected: isChosen } of choices) {
        if (isChosen) selected.add(id);
        else selected.delete(id);
      }
      select(nodes, [...selected] as WireId[]);
    },
    [app],
  );
}
