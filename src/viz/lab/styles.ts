/**
 * How the lab's lines, arrows and areas look. No class hue is used for an arrow: î, ĵ and eigenvectors have hues of
 * their own, and each kind of line differs in dash or width too, so that no meaning hangs on hue alone.
 */
import type { PictureTheme } from "../kit/theme";
import type { ArrowRole, LabStroke } from "./view";

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
}

export interface ArrowStyle extends Stroke {
  /** Length of the head, in CSS pixels. */
  readonly head: number;
  readonly open: boolean;
}

interface LabHues {
  readonly i: string;
  readonly j: string;
  readonly eigen: string;
}

/** Contrast with the ground is at least 4.5 : 1 (styles.test.ts). */
const labHues: Readonly<Record<PictureTheme["name"], LabHues>> = {
  light: { i: "#006E63", j: "#A3246F", eigen: "#755600" },
  dark: { i: "#4FCDBB", j: "#F29ACB", eigen: "#E3C262" },
};

const SOLID: readonly number[] = [];

/** Colour, width in CSS pixels, dash and alpha of a kind of line. */
export function strokeStyle(stroke: LabStroke, theme: PictureTheme): Stroke {
  const { eigen } = labHues[theme.name];
  const line = (colour: string, width: number, dash: readonly number[] = SOLID, alpha = 1): Stroke => ({
    colour,
    width,
    dash,
    alpha,
  });
  switch (stroke) {
    case "original":
      return line(theme.second, 1.4, [4, 3]);
    case "image":
      return line(theme.ink, 2);
    case "inverse":
      return line(theme.ink, 1.2, [1.5, 2.5]);
    case "sheet":
      return line(theme.second, 0.8, SOLID, 0.42);
    case "sheetBack":
      return line(theme.sheetBack, 0.9, SOLID, 0.75);
    case "ghostSheet":
      return line(theme.strongLine, 1, [3, 2.5]);
    case "eigenLine":
      return line(eigen, 1.2, [9, 3, 2, 3], 0.85);
    case "nullLine":
      return line(theme.ink, 1.6, [2, 4]);
    case "columnSpace":
      return line(theme.ink, 1, [12, 4]);
    case "turn":
      return line(eigen, 1.8);
    case "angle":
      return line(theme.ink, 1);
    case "trail":
      return line(theme.ink, 1.4);
    case "divider":
      return line(theme.ink, 1.8);
    case "saturation":
      return line(theme.strongLine, 1, [2, 2]);
  }
}

/** The same for an arrow, and its head. */
export function arrowStyle(role: ArrowRole, theme: PictureTheme): ArrowStyle {
  const { i, j, eigen } = labHues[theme.name];
  const arrow = (
    colour: string,
    width: number,
    dash: readonly number[] = SOLID,
    change: Partial<ArrowStyle> = {},
  ) => ({
    colour,
    width,
    dash,
    alpha: 1,
    head: 9,
    open: false,
    ...change,
  });
  switch (role) {
    case "i":
      return arrow(i, 2.6);
    case "j":
      return arrow(j, 2.6, [7, 2.5]);
    case "iBefore":
      return arrow(i, 1.3, SOLID, { alpha: 0.65, head: 6 });
    case "jBefore":
      return arrow(j, 1.3, [4, 2], { alpha: 0.65, head: 6 });
    case "bias":
      return arrow(theme.second, 2, [2, 2.5], { open: true });
    case "eigen":
      return arrow(eigen, 2.6);
    case "singular":
      return arrow(theme.ink, 2);
    case "singularBefore":
      return arrow(theme.ink, 1, [2, 2], { head: 6, alpha: 0.7 });
    case "probe":
      return arrow(theme.ink, 1.8, [5, 2.5], { open: true });
    case "probeImage":
      return arrow(theme.ink, 2.4, SOLID, { open: true });
    case "normal":
      return arrow(theme.ink, 2.2);
    case "force":
      return arrow(theme.ink, 2.6, SOLID, { head: 10 });
    case "direction":
      return arrow(theme.ink, 1.5, SOLID, { head: 7 });
    case "turnHead":
      return arrow(eigen, 1.8, SOLID, { head: 9 });
  }
}
