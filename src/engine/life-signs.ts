/** How a worker shows that it lives: it answers at once whatever is sent to it, and holds a lock for as long as it is there. */

/** What a page hears: its own word back, or that the worker holds the lock from now on. */
export type LifeSign = "here" | "lock held";

/** What is used of Web Locks, which TypeScript does not know here. */
interface Locks {
  request(name: string, held: () => Promise<unknown>): Promise<unknown>;
}

/**
 * @param port every message that comes through it is answered
 * @param lock a name that nobody else has: the page waits for this lock, and gets it when the worker is gone
 */
export function showLife(port: MessagePort, lock: string): void {
  const say = (sign: LifeSign) => port.postMessage(sign);
  port.onmessage = () => say("here");
  try {
    const { locks } = (globalThis as { readonly navigator?: { readonly locks?: Locks } }).navigator ?? {};
    locks
      ?.request(lock, () => {
        say("lock held");
        return new Promise(() => {});
      })
      .catch(() => undefined);
  } catch {
    // In a frame without an origin asking for locks throws: silence alone tells there.
  }
}
