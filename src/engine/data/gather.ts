/** Copies chosen examples into a batch; bytes become numbers on the way, so that a set of images is never held as floats. */
import type { ByteExamples, Examples } from "../../core/data/define";

/** From so many numbers on, copying a row as a whole is faster than one by one. */
const LONG = 32;

type Source = Pick<Examples, "x" | "features"> | Pick<ByteExamples, "x" | "features" | "divisor">;

/** Copies rows of examples; of bytes it makes the 32-bit numbers that a network is given. */
export class ExampleGatherer {
  /** What each byte becomes, rounded to 32 bits as Keras's `x / 255` is; undefined where examples are floats. */
  private readonly table: Float32Array | undefined;

  constructor(private readonly source: Source) {
    if ("divisor" in source) {
      const { divisor } = source;
      this.table = Float32Array.from({ length: 256 }, (_, byte) => byte / divisor);
    }
  }

  /** Writes the examples with these indices to `into`, [indices, features]. */
  gather(indices: Int32Array, into: Float32Array): void {
    const { table } = this;
    const { x, features } = this.source;
    for (let row = 0; row < indices.length; row++) {
      let from = (indices[row] as number) * features;
      let to = row * features;
      const end = to + features;
      if (table) {
        for (; to < end; to++, from++) into[to] = table[x[from] as number] as number;
      } else if (features < LONG) {
        for (; to < end; to++, from++) into[to] = x[from] as number;
      } else into.set(x.subarray(from, from + features), to);
    }
  }
}
