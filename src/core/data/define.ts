/** What a data set has to say about itself; panels, forms, checks and pictures follow from it. */
import type { ParamsOf, ParamsSchema } from "../param-schema";
import type { DataFile } from "./parse/byte-reader";

/** What is true of examples however they are kept. */
export interface Labelled {
  readonly count: number;
  readonly features: number;
  /** Class index of each example. */
  readonly labels: Uint8Array;
  /** Index where the set's own test part begins; undefined where it has none. */
  readonly testFrom?: number;
}

/** The examples of a set, laid out for training. */
export interface Examples extends Labelled {
  /** [count, features], row-major. */
  readonly x: Float32Array;
}

/** Examples kept as the bytes they came in: a quarter of the memory, and images are made of bytes anyway. */
export interface ByteExamples extends Labelled {
  /** [count, features], row-major; an image is [height, width, channels]. */
  readonly x: Uint8Array;
  /** What a byte is divided by on its way into a batch: 255 makes it a number in [0, 1]. */
  readonly divisor: number;
}

/** What is known of a set without making it. */
export interface DatasetFacts {
  readonly features: number;
  readonly classes: readonly string[];
  readonly count: number;
  readonly hasTestPart: boolean;
  /** The square of the plane that pictures show: [from, to] on both axes; of images, the range of a pixel. */
  readonly domain: readonly [number, number];
  /** How an example's features are an image, [height, width, channels] row-major; absent where they are none. */
  readonly image?: ImageSize;
}

export interface ImageSize {
  readonly width: number;
  readonly height: number;
  /** 1: grey. 3: red, green, blue. */
  readonly channels: 1 | 3;
}

/** Class indices. */
export interface NestedClasses {
  readonly inner: number;
  readonly outer: number;
}

interface DatasetWords<Kind extends string, Schema extends ParamsSchema> {
  readonly kind: Kind;
  readonly title: string;
  readonly summary: string;
  readonly params: Schema;
  readonly facts: (params: ParamsOf<Schema>) => DatasetFacts;
  /** Class index of the side of the plane that (x, y) lies on; absent where the set has no such regions. */
  readonly region?: (params: ParamsOf<Schema>) => (x: number, y: number) => number;
  /** Two classes of which one lies around the other, with room between them; absent or undefined where none does. */
  readonly nested?: (params: ParamsOf<Schema>) => NestedClasses | undefined;
  /** Params by what they are, for whoever tries values of them (core/sweep): absent where the set has none of that. */
  readonly roles?: {
    /** How far its classes are blurred into each other. */
    readonly noise?: keyof Schema["shape"] & string;
    /** How many examples there are. */
    readonly samples?: keyof Schema["shape"] & string;
  };
  /** Each class's density at (x, y), largest value 1; absent where none is known. */
  readonly density?: (params: ParamsOf<Schema>) => (classIndex: number, x: number, y: number) => number;
}

/** A set that is computed. */
export interface GeneratedDataset<Kind extends string = string, Schema extends ParamsSchema = ParamsSchema>
  extends DatasetWords<Kind, Schema> {
  /** Makes the examples, all randomness from the params' seed. Slow: called in the worker. */
  readonly create: (params: ParamsOf<Schema>) => Examples;
  readonly source?: never;
}

/** A set that is read from files: those that come with the product, or those a person brings. */
export interface SuppliedDataset<Kind extends string = string, Schema extends ParamsSchema = ParamsSchema>
  extends DatasetWords<Kind, Schema> {
  readonly source: ExamplesSource;
}

export interface ExamplesSource {
  /** The file in public/ that comes with the product; absent where a person has to bring files. */
  readonly asset?: string;
  /** The sentence while there are no files yet: how to get them and where to put them. */
  readonly missing: string;
  /** True for a file name that looks like one of this set's. */
  readonly recognises: (name: string) => boolean;
  /** Reads files that were brought together; a bad file is an answer. Slow: called in the worker. */
  readonly read: (files: readonly DataFile[]) => Promise<SourceAnswer>;
}

export type SourceAnswer =
  /** @property leftOut a sentence about files of another set that came along and were not read into this one */
  | { readonly ok: true; readonly examples: ByteExamples; readonly leftOut?: string }
  | { readonly ok: false; readonly text: string };

export type DatasetSpec<Kind extends string = string, Schema extends ParamsSchema = ParamsSchema> =
  | GeneratedDataset<Kind, Schema>
  | SuppliedDataset<Kind, Schema>;

/** Checks a set's shape and keeps its exact type: a generated one still has its `create`. */
export function defineDataset<const Kind extends string, Schema extends ParamsSchema>(
  spec: GeneratedDataset<Kind, Schema>,
): GeneratedDataset<Kind, Schema> {
  return spec;
}

export function defineSuppliedDataset<const Kind extends string, Schema extends ParamsSchema>(
  spec: SuppliedDataset<Kind, Schema>,
): SuppliedDataset<Kind, Schema> {
  return spec;
}

/**
 * A set's reader, in a file of its own that is fetched when files are first read; where it does not come, that is the
 * answer.
 */
export function readerOf(load: () => Promise<ExamplesSource["read"]>): ExamplesSource["read"] {
  return async (files) => {
    let read: ExamplesSource["read"];
    try {
      read = await load();
    } catch {
      return {
        ok: false,
        text: "What reads these files could not be loaded. Check the connection and try again, or reload the page.",
      };
    }
    return read(files);
  };
}
