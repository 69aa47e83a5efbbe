/** Where a key leads in a picture of many things that are looked at one by one. */
export type CursorKey = "up" | "down" | "left" | "right" | "first" | "last";
