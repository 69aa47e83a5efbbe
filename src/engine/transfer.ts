/** Which memory of an answer can be handed over to the page instead of being copied. */

/** The buffers of all typed arrays in a value, each once, as a transfer list wants them. */
export function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (value instanceof Map || Array.isArray(value)) {
    for (const part of value.values()) buffersIn(part, found);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) buffersIn(part, found);
  }
  return [...found];
}
