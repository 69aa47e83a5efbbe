/** What is said of runs that are kept, that made room for others, or that the storage does not take. */
import { RUN_LIMITS } from "../runs/bounds";
import type { KeptRun } from "../runs/kept-run";

/** "“Run 1” made room …"; undefined where none did. */
export function sayGone(gone: readonly Pick<KeptRun, "name">[]): string | undefined {
  const names = gone.map(({ name }) => `“${name}”`);
  if (names.length === 0) return undefined;
  const who = names.length > 2 ? `${names[0]} and ${names.length - 1} more` : names.join(" and ");
  return `${who} made room: of a network up to ${RUN_LIMITS.runs} runs are kept, and ${RUN_LIMITS.bytes / 1e6} MB of them. The baseline always stays.`;
}

/** @param name of the run that was to be kept; @param oldest of the one whose going makes room */
export function sayFull(name: string | undefined, oldest: string | undefined): string {
  const what = name === undefined ? "What was changed last" : `“${name}”`;
  const wayOut =
    oldest === undefined
      ? "Save the runs to a file, and delete networks that you no longer need."
      : `Delete the oldest, “${oldest}”, under Runs, or save the runs to a file first.`;
  return `There is no room left in this browser’s storage: ${what} is in this page’s memory alone. ${wayOut}`;
}

/** @param name of the run that was to be kept */
export function sayUnavailable(name: string | undefined): string {
  const what = name === undefined ? "what was changed last" : `“${name}”`;
  return `This browser’s storage does not take runs just now: ${what} is in this page’s memory alone, and is tried again.`;
}
