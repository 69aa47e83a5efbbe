/** Numbers as pictures write them: short, with a true minus sign, and never a float's tail of digits. */

/** A tick or ruler label: `digits` significant ones at most, trailing zeros dropped. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  if (magnitude >= 1e5 || magnitude < 1e-3) return writeExponent(value, digits);
  return Number(value.toPrecision(digits)).toString().replace("-", "−");
}

/** A zoom for people: "×4.2", "×0.05", "×3e−30". */
export function formatZoom(zoom: number): string {
  return `×${formatNumber(zoom, 2)}`;
}

function writeExponent(value: number, digits: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
  return `${Number(mantissa)}e${exponent.replace("+", "")}`.replaceAll("-", "−");
}
