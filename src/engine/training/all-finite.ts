/** Whether an update may be kept. A loop, because `every` calls a function for each of two million weights. */
export function allFinite(values: Float32Array): boolean {
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index] as number)) return false;
  }
  return true;
}
