/** Puts a preset's state into the lab with its question open. */

import type { LabPreset } from "../../core/lab/interface";
import type { App } from "../app";

export function openQuestion(app: App, { id, title, state, byTrying }: LabPreset): void {
  app.lab.getState().open({ ...state, preset: id }, `open “${title}”`, byTrying ? "try" : "first");
}
