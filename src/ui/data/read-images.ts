/** Fetches examples that are images from the trainer, as the pixels a canvas takes. */
import type { App } from "../../app/app";
import type { ImageSize } from "../../core/data/define";

export interface LabelledImage {
  /** [height, width, 4], opaque. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Class index. */
  readonly label: number;
}

/** The examples with these indices, in their order; none where the trainer has none. */
export async function readImages(
  { controller }: App,
  indices: Int32Array,
  image: ImageSize,
): Promise<readonly LabelledImage[]> {
  const answer = await controller.images(indices);
  if (!answer.ok) return [];
  const size = image.width * image.height * image.channels;
  return Array.from(answer.labels, (label, index) => ({
    pixels: toRgba(answer.pixels.subarray(index * size, (index + 1) * size), image.channels),
    label,
  }));
}

function toRgba(pixels: Uint8Array, channels: 1 | 3): Uint8ClampedArray<ArrayBuffer> {
  const count = pixels.length / channels;
  const rgba = new Uint8ClampedArray(4 * count);
  for (let index = 0; index < count; index++) {
    for (let channel = 0; channel < 3; channel++) {
      rgba[4 * index + channel] = pixels[channels * index + (channels === 3 ? channel : 0)] ?? 0;
    }
    rgba[4 * index + 3] = 255;
  }
  return rgba;
}
