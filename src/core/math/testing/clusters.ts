/** For tests: classes of points around random centres. */
import { createRandom } from "../random";

export interface Clusters {
  /** [count, width] */
  readonly points: Float32Array;
  readonly labels: Uint8Array;
  readonly width: number;
  readonly classes: number;
}

/** Centres drawn `gap` deviations apart, one class after the other. */
export function clusters(seed: number, width: number, classes: number, gap: number, count = 60): Clusters {
  const random = createRandom(seed, "clusters");
  const centres = Array.from({ length: classes * width }, () => gap * random.normal());
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  const points = Float32Array.from(
    { length: count * width },
    (_, at) =>
      (centres[(labels[Math.floor(at / width)] as number) * width + (at % width)] as number) +
      random.normal(),
  );
  return { points, labels, width, classes };
}
