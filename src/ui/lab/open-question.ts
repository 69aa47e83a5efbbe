/** Puts a preset's state into the lab with its question open. */
import type { App } from "../../app/app";
import type { LabPreset } from "../../core/lab/interface";

/** Questions that are answered by trying: their picture is live from the start. */
const tried: ReadonlySet<string> = new Set(["by-hand", "untangle", "untangle-bent"]);

export function openQuestion(app: App, { id, title, state }: LabPreset): void {
  const asks = tried.has(id) ? "try" : "first";
  app.lab.getState().open({ ...state, preset: id }, `open “${title}”`, asks);
}
