/** What is remembered on this device, in local storage; anything unreadable is forgotten, never trusted. */
import type { Preferences } from "../session/preferences";

const KEY = "unfold.preferences";

const isBoolean = (value: unknown) => typeof value === "boolean";

const isShortList = (value: unknown) =>
  Array.isArray(value) && value.length < 10 && value.every((entry) => typeof entry === "string");
/** Pixels by name. */
function isSizes(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((size) => typeof size === "number" && size >= 0 && size <= 1e4);
}

/** Each preference's test: what does not pass is forgotten. */
const accepts: { readonly [Name in keyof Preferences]: (value: unknown) => boolean } = {
  theme: (value) => value === "system" || value === "light" || value === "dark",
  drawer: (value) => value === undefined || typeof value === "string",
  layout: (value) => value === "build" || value === "watch" || value === "present",
  // The lab is not what a page begins with.
  fullScreen: (value) => value === undefined || (typeof value === "string" && value !== "lab"),
  partSizes: isSizes,
  pace: (value) => value === undefined || (typeof value === "number" && value > 0 && value <= 1e6),
  engine: (value) => value === undefined || value === "fast" || value === "tensorflow",
  scale: (value) => value === "same" || value === "fit",
  followPoints: isBoolean,
  showPoints: isBoolean,
  showArea: isBoolean,
  showBoundary: isBoolean,
  showLine: isBoolean,
  explainFilm: isBoolean,
  room: (value) => typeof value === "number" && value >= 1 && value <= 2,
  filmSpeed: (value) => typeof value === "number" && value >= 0.1 && value <= 10,
  layerView: (value) => value === "plane" || value === "neurons" || value === "matrix",
  cloud: isBoolean,
  raster: (value) => typeof value === "number" && value >= 10 && value <= 500,
  logarithmicLoss: isBoolean,
  recentCommands: isShortList,
  recentKinds: isShortList,
};

/** Those that are remembered and make sense; the others are missing. */
export function loadPreferences(): Partial<Preferences> {
  try {
    return readPreferences(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** What of a text that was remembered makes sense; nothing where it is no JSON. */
export function readPreferences(text: string): Partial<Preferences> {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof stored !== "object" || stored === null) return {};
  // JSON has no undefined: "as fast as it goes" and "no drawer" are written as null.
  const entries = Object.entries(stored).map(([name, value]) => [name, value ?? undefined] as const);
  return Object.fromEntries(
    entries.filter(
      ([name, value]) => Object.hasOwn(accepts, name) && accepts[name as keyof Preferences](value),
    ),
  );
}

/** Remembers all of them; where that is not possible, none. */
export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify(preferences, (_, value) => value ?? null),
    );
  } catch {
    // A full or blocked storage costs only the memory of preferences.
  }
}
