/** Presets open beside what is on the canvas. In a file of its own: the presets come with it. */
import type { App } from "../app";
import { openPreset, type PresetName } from "../network/presets";

export async function beginPreset(app: App, preset: PresetName): Promise<void> {
  const opened = openPreset(preset);
  const documents = await app.documents();
  await documents?.begin(opened, { began: { kind: "preset", preset } }, `open ${opened.network.name}`);
}
