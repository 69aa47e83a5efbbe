/** How numbers read in sentences and tables: three digits, a real minus sign, and no rounding noise. */
import { withoutNoise } from "../math/precision";

/**
 * "3.1", "−0.02", "1,234" as "1234", "6.1e−7".
 * @param beside the largest number that this one stands beside or came from: what is rounding beside it is 0
 */
export function sayNumber(value: number, beside = 0): string {
  const known = withoutNoise(value, beside);
  if (known === 0) return "0";
  const magnitude = Math.abs(known);
  const text =
    magnitude >= 1e4 || magnitude < 1e-3
      ? known.toExponential(1)
      : magnitude >= 100
        ? known.toFixed(0)
        : String(Number(known.toPrecision(3)));
  return text.replace(".0e", "e").replace("e+", "e").replaceAll("-", "−");
}

/** "(−0.7, 0)": numbers that stand beside each other. */
export function sayTuple(values: ArrayLike<number>): string {
  const all = Array.from(values);
  const largest = Math.max(0, ...all.map(Math.abs));
  return `(${all.map((value) => sayNumber(value, largest)).join(", ")})`;
}

/** An angle in radians as whole degrees: "−40°". */
export function sayDegrees(angle: number): string {
  // Adding 0 turns −0 into 0.
  return `${Math.round((angle * 180) / Math.PI) + 0}°`.replace("-", "−");
}

/** "turn 96° left"; "no turn" where it is less than half a degree. @param angle radians, positive to the left */
export function sayTurn(angle: number): string {
  const size = sayDegrees(Math.abs(angle));
  return size === "0°" ? "no turn" : `turn ${size} ${angle > 0 ? "left" : "right"}`;
}
