/** Kept runs as they come back from a storage or a file: checked, since who wrote them is not known. */
import * as z from "zod/mini";
import { LIMITS } from "../network/network";
import type { RunStart } from "../words/run-start-words";
import type { RunSettings } from "../words/setting-changes";
import { figureNames } from "./curves";
import type { KeptRun } from "./kept-run";

/** Characters of a note on a run. */
const LONGEST_NOTE = 2000;

const count = z.int().check(z.gte(0));
const text = z.string().check(z.maxLength(LIMITS.name));
const kind = z.object({ kind: text, params: z.record(z.string(), z.unknown()) });

// Columns are long, and a schema for each number takes a hundred times as long as this.
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const numbers = z.custom<readonly number[]>((value) => Array.isArray(value) && value.every(isNumber));
const column = z.custom<readonly (number | null)[]>(
  (value) => Array.isArray(value) && value.every((entry) => entry === null || isNumber(entry)),
);

const schema = z.object({
  id: text,
  document: text,
  number: z.int().check(z.gte(1)),
  name: text,
  note: z.string().check(z.maxLength(LONGEST_NOTE)),
  isBaseline: z.boolean(),
  deleted: z.optional(z.number()),
  recipe: z.string(),
  examples: z.optional(z.object({ training: count, heldBack: count })),
  engine: z.string(),
  start: z.custom<RunStart>((value) => z.looseObject({ kind: text }).safeParse(value).success),
  origin: z.optional(z.object({ run: text, name: text, epoch: count })),
  end: z.enum(["running", "paused", "finished", "diverged"]),
  epoch: count,
  step: count,
  began: z.number(),
  at: z.number(),
  seconds: z.number().check(z.gte(0)),
  settings: z.array(
    z.object({
      epoch: count,
      settings: z.custom<RunSettings>(
        (value) =>
          z
            .looseObject({
              ...{ optimizer: kind, loss: text, batchSize: z.number() },
              options: z.optional(z.record(text, kind)),
            })
            .safeParse(value).success,
      ),
    }),
  ),
  curves: z.object({
    epoch: numbers,
    figures: z.partialRecord(z.enum(figureNames), column),
  }),
});

/** The run, where it is one and its columns are of one length; undefined for anything else. */
export function readKeptRun(value: unknown): KeptRun | undefined {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return undefined;
  const { deleted, examples, origin, curves, ...run } = parsed.data;
  const columns = Object.values(curves.figures);
  if (columns.some((figures) => figures?.length !== curves.epoch.length)) return undefined;
  return {
    ...run,
    curves: curves as KeptRun["curves"],
    ...(deleted !== undefined && { deleted }),
    ...(examples && { examples }),
    ...(origin && { origin }),
  };
}
