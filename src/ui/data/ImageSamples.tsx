/** What an image set looks like: the first training and the first held-back image, and a row of others, with labels. */
import { useEffect, useRef, useState } from "react";
import { datasetOf } from "../../app/network/dataset";
import type { ImageSize } from "../../core/data/define";
import type { ExamplesView } from "../../engine/protocol";
import { useApp, useNetwork, useRun } from "../context";

interface Sample {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly label: string;
  readonly part: string;
}

/** Further images of each part. */
const OTHERS = 5;

export function ImageSamples({ image }: { readonly image: ImageSize }) {
  const app = useApp();
  const network = useNetwork();
  const data = useRun((state) => state.data);
  const { dataset, split } = network;
  const heldBack = split.kind === "test" ? "test" : "held back";
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    let wanted = true;
    const classes = datasetOf({ dataset })?.facts.classes ?? [];
    if (data) {
      void readSamples(app.controller.images, data, image, classes).then(
        (read) => wanted && setSamples(read),
      );
    }
    return () => {
      wanted = false;
    };
  }, [app, dataset, data, image]);
  return (
    <ul className="image-samples">
      {samples.map((sample, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sample has no other identity than its place
        <li key={index}>
          <ImageCanvas sample={sample} image={image} />
          <span className="mono">{sample.label}</span>
          <span className="second">{sample.part === "training" ? sample.part : heldBack}</span>
        </li>
      ))}
    </ul>
  );
}

async function readSamples(
  read: ReturnType<typeof useApp>["controller"]["images"],
  data: ExamplesView,
  image: ImageSize,
  classes: readonly string[],
): Promise<readonly Sample[]> {
  const training = data.training.slice(0, 1 + OTHERS);
  const heldBack = data.validation.slice(0, 1 + OTHERS);
  const answer = await read(Int32Array.of(...training, ...heldBack));
  if (!answer.ok) return [];
  const size = image.width * image.height * image.channels;
  return Array.from(answer.labels, (label, index) => ({
    pixels: toRgba(answer.pixels.subarray(index * size, (index + 1) * size), image.channels),
    label: classes[label] ?? String(label),
    part: index < training.length ? "training" : "held back",
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

/** One image, a pixel for a pixel; CSS makes it larger. */
function ImageCanvas({ sample, image }: { readonly sample: Sample; readonly image: ImageSize }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current
      ?.getContext("2d")
      ?.putImageData(new ImageData(sample.pixels, image.width, image.height), 0, 0);
  }, [sample, image]);
  return (
    <canvas
      ref={canvas}
      width={image.width}
      height={image.height}
      role="img"
      aria-label={`An image of ${sample.label}, ${sample.part}`}
    />
  );
}
