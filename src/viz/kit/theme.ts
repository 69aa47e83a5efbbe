/**
 * The colours and fonts of pictures, light and dark. One meaning a colour: class hues are classes and nothing
 * else, so the interface's accent is not here; signed numbers and the sheet's back have colours of their own.
 */

export interface PictureTheme {
  readonly name: "light" | "dark";
  /** Behind a picture. */
  readonly ground: string;
  /** The panel a picture stands on; also the ring that parts neighbouring marks, and probability one half. */
  readonly panel: string;
  readonly line: string;
  readonly strongLine: string;
  readonly ink: string;
  readonly second: string;
  /** Ten class hues; classes beyond take them again from the first. */
  readonly classes: readonly string[];
  /** The sheet seen from behind, where a layer turned it over. */
  readonly sheetBack: string;
  /** Ends of the scale for signed numbers; its middle is the panel. */
  readonly negative: string;
  readonly positive: string;
  readonly textFont: string;
  readonly monoFont: string;
}

const fonts = {
  textFont: '"Inter Variable", Inter, system-ui, sans-serif',
  monoFont: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
};

/** On paper ground. */
export const lightTheme: PictureTheme = {
  name: "light",
  ground: "#F6F5F1",
  panel: "#FFFFFF",
  line: "#E3E0D8",
  strongLine: "#CFCBC0",
  ink: "#1C1B19",
  second: "#625F58",
  classes: [
    "#0B6FAE",
    "#C8540A",
    "#11673F",
    "#570880",
    "#CC6D8D",
    "#1D96BC",
    "#941904",
    "#6C915A",
    "#914976",
    "#611A36",
  ],
  sheetBack: "#7A5C9E",
  negative: "#7B3294",
  positive: "#1B7837",
  ...fonts,
};

/** On dark ground. */
export const darkTheme: PictureTheme = {
  name: "dark",
  ground: "#131417",
  panel: "#1A1C20",
  line: "#2B2E34",
  strongLine: "#3B3F47",
  ink: "#ECEAE4",
  second: "#A5A39B",
  classes: [
    "#5DB2E8",
    "#F0914B",
    "#059870",
    "#A15BD2",
    "#BD6897",
    "#20FAF9",
    "#F14263",
    "#B7EDB5",
    "#5E8300",
    "#F8E35F",
  ],
  sheetBack: "#B79BDD",
  negative: "#C58AD9",
  positive: "#6CC07C",
  ...fonts,
};

/** The hue of a class. */
export function classHue(theme: PictureTheme, classIndex: number): string {
  return theme.classes[classIndex % theme.classes.length] ?? theme.second;
}
