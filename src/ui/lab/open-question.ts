/** Puts a preset's state into the lab with its question open. */
import type { App } from "../../app/app";
import type { LabPreset } from "../../core/lab/interface";

export function openQuestion(app: App, preset: LabPreset): void {
  app.lab.getState().open({ ...preset.state, preset: preset.id }, `open “${preset.title}”`, true);
}
