/** A point by hand. The scale is held from the first one on: it would run away from under the points otherwise. */

import { addDrawnPoint } from "../../core/lab/edit";
import type { LabState } from "../../core/lab/state";
import type { Vector2 } from "../../core/math/matrix2";
import type { App } from "../app";

export function addPoint(app: App, point: Vector2): void {
  const { history, seen, change } = app.lab.getState();
  const edited = addDrawnPoint(history.present, point);
  if (!edited.ok) {
    app.session.getState().notify(edited.text, "error");
    return;
  }
  const { state } = edited;
  const scale: LabState["scale"] =
    state.scale.kind === "auto" ? { kind: "fixed", half: seen.half } : state.scale;
  change("add a point", () => ({ ...state, scale }));
}
