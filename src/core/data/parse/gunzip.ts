/**
 * Unpacks gzip no faster than it is read. A DecompressionStream alone does not hold back: a browser's unpacks
 * the whole piece it was given (2 MB of a bomb are 2 GB), and Node's reads far ahead. So it is fed by hand, a
 * small piece at a time, and only while someone waits for bytes.
 */
import type { DataFile } from "./byte-reader";

/** Bytes of gzip handed over at once; they unpack to at most some 16 MB. */
const PIECE = 16_384;

export function unpacked(file: DataFile): ReadableStream<Uint8Array> {
  const source = file.stream().getReader();
  const { readable, writable } = new DecompressionStream("gzip") as ReadableWritablePair<
    Uint8Array,
    Uint8Array
  >;
  const output = readable.getReader();
  const input = writable.getWriter();
  // Every error comes out at the other end, too.
  const ignore = () => undefined;
  input.closed.catch(ignore);
  let chunk: Uint8Array | undefined = new Uint8Array(0);
  let feeding: Promise<void> | undefined;

  /** Hands over the next piece; the promise is kept when it has been unpacked. After the last one, nothing happens. */
  async function feed(): Promise<void> {
    if (chunk === undefined) return;
    if (chunk.length === 0) chunk = (await source.read()).value;
    if (chunk === undefined) return input.close();
    const piece = chunk.subarray(0, PIECE);
    chunk = chunk.subarray(PIECE);
    await input.write(piece);
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let waiting = true;
        const next = output.read().finally(() => {
          waiting = false;
        });
        while (waiting && (feeding || chunk)) {
          feeding ??= feed().finally(() => {
            feeding = undefined;
          });
          await Promise.race([next, feeding]);
        }
        const { done, value } = await next;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        feeding?.catch(ignore);
        await Promise.all([source.cancel(), output.cancel()]).catch(ignore);
      },
    },
    { highWaterMark: 0 },
  );
}
