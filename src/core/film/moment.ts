/** Where in its story a moment of the film lies, and how to say it. */
import type { Film } from "./chapter-plan";
import type { Chapter, Phase } from "./types";

export interface Moment {
  readonly chapter: number;
  readonly of: Chapter;
  /** undefined where the film rests at a stop. */
  readonly phase: Phase | undefined;
  /** "hidden2: stretches ×3.1 along 40°", "at tanh2". */
  readonly text: string;
}

/** A chapter's own stop is its last moment; the next chapter begins after it. */
export function momentOf({ chapters }: Film, time: number): Moment {
  const found = chapters.findIndex(({ end }) => time <= end + 1e-6);
  const chapter = found < 0 ? chapters.length - 1 : found;
  const of = chapters[chapter] as Chapter;
  const phase =
    time >= of.end - 1e-6
      ? undefined
      : of.phases.find(({ start, end }) => time >= start - 1e-6 && time < end - 1e-6);
  return { chapter, of, phase, text: phase ? `${of.name}: ${phase.label}` : `at ${of.name}` };
}

/** When chapter `index` comes to rest at its stop. */
export function stopTime(film: Film, index: number): number {
  const chapter = film.chapters[index];
  return chapter?.phases.at(-1)?.end ?? chapter?.start ?? 0;
}
