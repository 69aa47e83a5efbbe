/** The lab's hues and dashes: readable, not a class's, and no meaning on hue alone. */
import { expect, test } from "vitest";
import { contrast, parseHex } from "../kit/colour";
import { darkTheme, lightTheme } from "../kit/theme";
import { arrowStyle, strokeStyle } from "./styles";

test("hues are readable on both grounds, none is one of the first two classes', and î and ĵ differ in dash", () => {
  for (const theme of [lightTheme, darkTheme]) {
    const ground = parseHex(theme.ground);
    for (const role of ["i", "j", "eigen"] as const) {
      const hue = arrowStyle(role, theme).colour;
      expect(contrast(parseHex(hue), ground)).toBeGreaterThanOrEqual(4.5);
      expect(theme.classes).not.toContain(hue);
    }
    expect(arrowStyle("i", theme).dash).not.toEqual(arrowStyle("j", theme).dash);
    const dashes = (["original", "image", "eigenLine", "nullLine", "columnSpace"] as const).map((stroke) =>
      strokeStyle(stroke, theme).dash.join(),
    );
    expect(new Set(dashes).size).toBe(dashes.length);
  }
});
