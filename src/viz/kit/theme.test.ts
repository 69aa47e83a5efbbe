import { describe, expect, test } from "vitest";
import { contrast, parseHex, probabilityColour, type Rgb, weightColour } from "./colour";
import { classHue, darkTheme, lightTheme, type PictureTheme } from "./theme";

type Matrix = readonly (readonly [number, number, number])[];

/** Colour blindness, complete: Machado, Oliveira and Fernandes 2009, on linear light. */
const visions: Readonly<Record<string, Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A channel, 0 to 255, as linear light, 0 to 1 (IEC 61966-2-1). */
const toLinear = (channel: number) => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const apply = (matrix: Matrix, vector: Rgb): Rgb =>
  matrix.map((row) => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]) as unknown as Rgb;

/** CIELAB under D65 of linear light. */
function lab(light: Rgb): Rgb {
  const clipped = light.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb;
  const xyz = apply(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    clipped,
  );
  const white = [0.95047, 1, 1.08883];
  const [fx, fy, fz] = xyz.map((value, index) => {
    const share = value / white[index]!;
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  }) as unknown as Rgb;
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIEDE2000, after Sharma, Wu and Dalal 2005. */
function difference([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const degrees = (angle: number) => (angle * Math.PI) / 180;
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const c1 = Math.hypot(stretch * a1, b1);
  const c2 = Math.hypot(stretch * a2, b2);
  const hue = (b: number, a: number) => ((Math.atan2(b, stretch * a) * 180) / Math.PI + 360) % 360;
  const h1 = hue(b1, a1);
  const h2 = hue(b2, a2);
  const turn = ((h2 - h1 + 540) % 360) - 180;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin(degrees(turn) / 2);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const h = (h1 + turn / 2 + 360) % 360;
  const t =
    1 -
    0.17 * Math.cos(degrees(h - 30)) +
    0.24 * Math.cos(degrees(2 * h)) +
    0.32 * Math.cos(degrees(3 * h + 6)) -
    0.2 * Math.cos(degrees(4 * h - 63));
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const turned = 60 * Math.exp(-(((h - 275) / 25) ** 2));
  const rt = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(degrees(turned));
  const [dl, dc, dhs] = [(l2 - l1) / sl, (c2 - c1) / sc, dh / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dhs ** 2 + rt * dc * dhs);
}

test("the difference is that of the published table", () => {
  // Sharma, Wu and Dalal 2005, table 1, pairs 1, 7 and 17.
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
  expect(difference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
});

describe.each([lightTheme, darkTheme])("the $name theme", (theme: PictureTheme) => {
  const grounds = [theme.panel, theme.ground].map(parseHex);

  test("marks stand out 3 : 1 from panel and ground, text 4.5 : 1", () => {
    for (const ground of grounds) {
      for (const hue of [...theme.classes, theme.sheetBack]) {
        expect(contrast(parseHex(hue), ground)).toBeGreaterThanOrEqual(3);
      }
      for (const ink of [theme.ink, theme.second]) {
        expect(contrast(parseHex(ink), ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test("ink can be read on every coloured place and every weight", () => {
    const ink = parseHex(theme.ink);
    for (const hue of theme.classes) {
      expect(contrast(ink, probabilityColour(hue, theme, 1))).toBeGreaterThan(4.5);
    }
    for (const weight of [-9, -1, -0.5, 0, 0.5, 1, 9]) {
      const [red = 0, green = 0, blue = 0] = weightColour(weight, 1, theme).match(/\d+/g)!.map(Number);
      expect(contrast(ink, [red, green, blue])).toBeGreaterThan(4.5);
    }
  });

  test.each(Object.keys(visions))("ten classes can be told apart with %s sight", (vision) => {
    const seen = theme.classes.map((hue) =>
      lab(apply(visions[vision]!, parseHex(hue).map(toLinear) as unknown as Rgb)),
    );
    let least = Infinity;
    seen.forEach((one, index) => {
      for (const other of seen.slice(index + 1)) least = Math.min(least, difference(one, other));
    });
    // Two and a half is just visible; ten is told apart at a glance.
    expect(least).toBeGreaterThan(11);
  });

  test("ten hues, the eleventh class takes the first again", () => {
    expect(new Set(theme.classes).size).toBe(10);
    expect(classHue(theme, 10)).toBe(theme.classes[0]);
  });

  test("signed numbers: the panel at zero, mirrored strengths, nothing odd for no scale", () => {
    const panel = weightColour(0, 1, theme);
    expect(weightColour(Number.NaN, 1, theme)).toBe(panel);
    expect(weightColour(3, 0, theme)).toBe(panel);
    expect(weightColour(1, 1, theme)).toBe(weightColour(50, 1, theme));
    expect(weightColour(1, 1, theme)).not.toBe(weightColour(-1, 1, theme));
  });
});
