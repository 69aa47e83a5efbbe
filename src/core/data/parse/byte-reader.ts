/**
 * Reads a file from front to back in pieces, so that no more of it is ever in memory than was asked for: what
 * a gzip bomb unpacks to stops where the reader stops asking.
 */

/** What a parser needs of a File; a browser's, a worker's and Node's all have it. */
export type DataFile = Pick<File, "name" | "size" | "slice" | "stream">;

/** Why a file is not taken: a sentence that names it, what is wrong, and the way out. */
export interface Refusal {
  readonly refusal: string;
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === "object" && answer !== null && "refusal" in answer;
}

export class ByteReader {
  /** Bytes given out so far. */
  position = 0;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private chunk: Uint8Array = new Uint8Array(0);
  private ended = false;
  private broken = false;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
  }

  /** True where the stream broke off with an error: damaged gzip, or a file that is no longer there. */
  get isBroken(): boolean {
    return this.broken;
  }

  /** Fills the array from the stream. @returns bytes written; fewer than asked only at the end */
  async fill(into: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      if (this.chunk.length === 0 && !(await this.more())) break;
      const part = this.chunk.subarray(0, into.length - filled);
      into.set(part, filled);
      filled += part.length;
      this.chunk = this.chunk.subarray(part.length);
    }
    this.position += filled;
    return filled;
  }

  /** Passes over bytes without keeping them. @returns bytes passed; fewer than asked only at the end */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      if (this.chunk.length === 0 && !(await this.more())) break;
      const part = Math.min(left, this.chunk.length);
      this.chunk = this.chunk.subarray(part);
      left -= part;
    }
    this.position += count - left;
    return count - left;
  }

  /** The next bytes, without passing over them; fewer than asked at the end. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.chunk.length < count) {
      const before = this.chunk;
      if (!(await this.more())) {
        this.chunk = before;
        break;
      }
      const joined = new Uint8Array(before.length + this.chunk.length);
      joined.set(before);
      joined.set(this.chunk, before.length);
      this.chunk = joined;
    }
    return this.chunk.subarray(0, count);
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0;
  }

  /** Lets go of the file; nothing more is unpacked. */
  async close(): Promise<void> {
    this.ended = true;
    await this.reader.cancel().catch(() => undefined);
  }

  /** Gets the next chunk that holds anything. */
  private async more(): Promise<boolean> {
    while (!this.ended) {
      try {
        const { done, value } = await this.reader.read();
        this.ended = done;
        if (value && value.length > 0) {
          this.chunk = value;
          return true;
        }
      } catch {
        this.ended = true;
        this.broken = true;
      }
    }
    return false;
  }
}
