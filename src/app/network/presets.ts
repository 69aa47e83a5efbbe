/**
 * The shipped networks: ordinary saved files in presets/. Adding one is one file there and one name in this list.
 */
import { type OpenedNetwork, openNetwork } from "../../core/network/file";

/** In the order of the Presets drawer: the name of each file in presets/. */
export const presetNames = [
  "two-rings",
  "all-width-two",
  "one-wide-layer",
  "one-line",
  "two-dense",
  "residual-blocks",
  "outliers",
  "mnist",
  "mnist-dropout",
  "cifar-broken",
] as const;

export type PresetName = (typeof presetNames)[number];

const files = import.meta.glob<string>("../../../presets/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Opened once: the gallery asks again at every rendering, and a network value never changes. */
const opened = new Map<PresetName, OpenedNetwork>();

/** @throws Error where a shipped file is missing or does not open: a bug, which a test would have found */
export function openPreset(name: PresetName): OpenedNetwork {
  const known = opened.get(name);
  if (known) return known;
  const text = files[`../../../presets/${name}.json`];
  if (text === undefined) throw new Error(`openPreset: presets/${name}.json is missing`);
  const answer = openNetwork(text);
  if (answer.kind !== "ok") throw new Error(`openPreset: presets/${name}.json: ${answer.text}`);
  opened.set(name, answer);
  return answer;
}
