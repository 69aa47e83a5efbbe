/** How the lab writes numbers: four places behind the point, as the material does, a true minus, and in TeX. */

import { withoutNoise } from "../math/precision";

const PLACES = 4;
const LARGEST = 1e5;
const SMALLEST = 1e-3;

/**
 * "7.1623", "−0.5", "1.234e−5".
 * @param beside the largest number that this computed one stands beside or came from: what is rounding beside it is 0
 */
export function writeFact(value: number, beside = 0): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const [mantissa, exponent] = parts(withoutNoise(value, beside));
  return (exponent === undefined ? mantissa : `${mantissa}e${exponent}`).replaceAll("-", "−");
}

/** The same in TeX: "-0.5", "1.234 \cdot 10^{-5}". */
export function writeTex(value: number, beside = 0): string {
  if (Number.isNaN(value)) return "\\text{?}";
  if (!Number.isFinite(value)) return value > 0 ? "\\infty" : "-\\infty";
  const [mantissa, exponent] = parts(withoutNoise(value, beside));
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${exponent}}`;
}

/** In brackets where it begins with a minus or is a product: what stands behind a sign, or before a power. */
export function bracketTex(value: number): string {
  const text = writeTex(value);
  return text.startsWith("-") || text.includes("cdot") ? `(${text})` : text;
}

/** "(6, 3)" */
export function writePoint([x, y]: readonly [number, number], beside = 0): string {
  return `(${writeFact(x, beside)}, ${writeFact(y, beside)})`;
}

/** "45°", "−12.5°", "0.036°": to a tenth, smaller ones to two digits. */
export function writeDegrees(radians: number): string {
  const degrees = withoutNoise((radians * 180) / Math.PI, 180);
  const tenths = Math.round(degrees * 10) / 10 + 0;
  const rounded = tenths === 0 ? Number(degrees.toPrecision(2)) : tenths;
  return `${rounded}°`.replaceAll("-", "−");
}

/** "45° to the left" @param radians positive to the left */
export function writeTurn(radians: number): string {
  return `${writeDegrees(Math.abs(radians))} to the ${radians > 0 ? "left" : "right"}`;
}

function parts(value: number): readonly [mantissa: string, exponent: string | undefined] {
  const magnitude = Math.abs(value);
  if (value !== 0 && (magnitude >= LARGEST || magnitude < SMALLEST)) {
    const [mantissa = "", exponent = ""] = value.toExponential(PLACES - 1).split("e");
    return [String(Number(mantissa)), exponent.replace("+", "")];
  }
  // Adding 0 turns −0 into 0.
  return [String(Number(value.toFixed(PLACES)) + 0), undefined];
}
