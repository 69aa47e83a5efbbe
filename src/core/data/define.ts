/** What a data set has to say about itself; panels, forms, checks and pictures follow from it. */
import type { z } from "zod";

/** The examples of a set, laid out for training. */
export interface Examples {
  readonly count: number;
  readonly features: number;
  /** [count, features], row-major. */
  readonly x: Float32Array;
  /** Class index of each example. */
  readonly labels: Uint8Array;
  /** Index where the set's own test part begins; undefined where it has none. */
  readonly testFrom?: number;
}

/** What is known of a set without making it. */
export interface DatasetFacts {
  readonly features: number;
  readonly classes: readonly string[];
  readonly count: number;
  readonly hasTestPart: boolean;
  /** The square of the plane that pictures show: [from, to] on both axes. */
  readonly domain: readonly [number, number];
}

export interface DatasetSpec<Kind extends string = string, Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: Kind;
  readonly title: string;
  readonly summary: string;
  readonly params: Schema;
  readonly facts: (params: z.output<Schema>) => DatasetFacts;
  /** Makes the examples, all randomness from the params' seed. Slow: called in the worker. */
  readonly create: (params: z.output<Schema>) => Examples;
  /** Class index of the side of the plane that (x, y) lies on; absent where the set has no such regions. */
  readonly region?: (params: z.output<Schema>) => (x: number, y: number) => number;
  /** Each class's density at (x, y), largest value 1; absent where none is known. */
  readonly density?: (params: z.output<Schema>) => (classIndex: number, x: number, y: number) => number;
}

export function defineDataset<const Kind extends string, Schema extends z.ZodObject>(
  spec: DatasetSpec<Kind, Schema>,
): DatasetSpec<Kind, Schema> {
  return spec;
}
