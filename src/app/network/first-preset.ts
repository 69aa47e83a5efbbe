/** The network of a first visit: by itself, so that the page begins without all the others. */
import firstFile from "../../../presets/two-rings.json?raw";
import { type OpenedNetwork, openNetwork } from "../../core/network/file";

/** What a first visit begins with. */
export const FIRST_BEGAN = { kind: "preset", preset: "two-rings" } as const;

/** @throws Error where the shipped file does not open: a bug, which a test would have found */
export function firstPreset(): OpenedNetwork {
  const answer = openNetwork(firstFile);
  if (answer.kind !== "ok") throw new Error(`firstPreset: presets/two-rings.json: ${answer.text}`);
  return answer;
}
