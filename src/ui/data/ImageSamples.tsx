/** What an image set looks like: the first training and the first held-back image, and a row of others, with labels. */
import { useEffect, useRef, useState } from "react";
import { datasetOf } from "../../app/network/dataset";
import type { ImageSize } from "../../core/data/define";
import { useApp, useNetwork, useRun } from "../context";
import { readImages } from "./read-images";

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
      const training = data.training.slice(0, 1 + OTHERS);
      const others = data.validation.slice(0, 1 + OTHERS);
      void readImages(app, Int32Array.of(...training, ...others), image).then(
        (images) =>
          wanted &&
          setSamples(
            images.map(({ pixels, label }, index) => ({
              pixels,
              label: classes[label] ?? String(label),
              part: index < training.length ? "training" : "held back",
            })),
          ),
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
