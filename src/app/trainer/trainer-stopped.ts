/** What a call to a trainer ends with that is no longer there. */

export class TrainerStopped extends Error {
  constructor(reason = "Another one takes its place.") {
    super(`The trainer stopped. ${reason}`);
  }
}

/** What a question is answered with where the trainer stopped meanwhile. */
export const noTrainer = {
  ok: false,
  text: "The trainer stopped before it answered. Try again in a moment.",
} as const;

/** Does the work; `otherwise` where the trainer stopped meanwhile, of which the page is told elsewhere. */
export async function unlessStopped<T>(work: () => Promise<T>): Promise<T | undefined>;
export async function unlessStopped<T, Otherwise>(
  work: () => Promise<T>,
  otherwise: Otherwise,
): Promise<T | Otherwise>;
export async function unlessStopped<T, Otherwise>(
  work: () => Promise<T>,
  otherwise?: Otherwise,
): Promise<T | Otherwise | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrainerStopped) return otherwise;
    throw error;
  }
}
