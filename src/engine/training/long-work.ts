/**
 * Work in which no message can be handled, said before it begins where it may take longer than a person waits without a
 * word. The times are estimates for a slow machine: they only tell long from short, and how long to be patient.
 */
import type { Plan } from "../../core/compiler/plan";
import { WHOLE_SIDE } from "../../core/math/matrix-facts";
import type { Network } from "../../core/network/network";
import type { Engine } from "../engine";
import { speedOf } from "./chunk";

/** Work that takes less is not spoken of. */
const WORTH_SAYING = 300;

/** Nanoseconds for each weight: drawn at random and laid into an engine; or read out of it. */
const MAKING = 400;
const READING = 60;
/** Nanoseconds for each node: read; or laid into an engine. */
const NODE = 60_000;

export interface LongWork {
  /** In a few words: "making 60 million weights". */
  readonly what: string;
  readonly milliseconds: number;
}

/** Tells of work; undefined when it is over. */
export type TellWork = (work: LongWork | undefined) => void;

/** Does the work, and tells of it where it is long. */
export async function doing<T>(tell: TellWork, work: LongWork, act: () => T | Promise<T>): Promise<T> {
  if (work.milliseconds < WORTH_SAYING) return act();
  tell(work);
  try {
    return await act();
  } finally {
    tell(undefined);
  }
}

/** A network that is checked and planned. */
export function readingNetwork({ nodes }: Network): LongWork {
  return {
    what: `reading ${nodes.length.toLocaleString("en")} nodes`,
    milliseconds: nodes.length * NODE * 1e-6,
  };
}

export function makingWeights({ parameters, nodes }: Plan): LongWork {
  const milliseconds = (parameters * MAKING + nodes.length * NODE) * 1e-6;
  return { what: `making ${sayCount(parameters)} weights`, milliseconds };
}

export function readingWeights({ parameters }: Plan): LongWork {
  return { what: `reading ${sayCount(parameters)} weights`, milliseconds: parameters * READING * 1e-6 };
}

/** A matrix told in numbers: all singular values of a small one, the first few of a large one (core/math/matrix-facts.ts). */
export function takingApart(rows: number, columns: number): LongWork {
  const isWhole = Math.max(rows, columns) <= WHOLE_SIDE;
  const operations = rows * columns * (isWhole ? 20 * Math.min(rows, columns) : 500);
  return { what: `taking a ${rows} × ${columns} matrix apart`, milliseconds: operations * 1e-6 };
}

/** Steps of an engine that takes them whole; undefined where they are short, or taken in parts. */
export function longSteps({ parameters, training }: Plan, engine: Engine): LongWork | undefined {
  if (engine.multiStep) return undefined;
  const milliseconds = (3 * parameters * training.batchSize) / speedOf(engine);
  if (milliseconds < WORTH_SAYING) return undefined;
  return { what: `taking steps of some ${(milliseconds / 1000).toPrecision(1)} s each`, milliseconds };
}

/** "7.4 million", "812 thousand". */
function sayCount(count: number): string {
  return count >= 1e6 ? `${(count / 1e6).toFixed(1)} million` : `${Math.round(count / 1000)} thousand`;
}
