/** How numbers are said in sentences. */

/** "3.1", "−0.02": three digits. */
export function sayNumber(value: number): string {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return text.replaceAll("-", "−");
}

/** An angle in radians as whole degrees: "−40°". */
export function sayDegrees(angle: number): string {
  return `${Math.round((angle * 180) / Math.PI)}°`.replace("-", "−");
}
