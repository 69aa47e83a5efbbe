/** Time, as the trainer sees it; handed in, so that tests can play a hidden tab or a sleeping machine. */

export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Lets messages that have arrived be handled, and comes back at once: no timer, no frame. */
  yieldToMessages(): Promise<void>;
  /** May take much longer than asked: browsers wake hidden tabs about once a second. */
  wait(milliseconds: number): Promise<void>;
}

/** The clock of workers and of Node. */
export function systemClock(): Clock {
  return {
    now: () => performance.now(),
    yieldToMessages: createYield(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}

/**
 * In browsers a message to oneself, which they neither delay nor tie to drawing, so that training goes on at
 * full speed in a hidden tab. Node handles a thousand such messages before it looks at anything else, but has
 * setImmediate, made for this.
 */
function createYield(): () => Promise<void> {
  const { setImmediate } = globalThis as { readonly setImmediate?: (callback: () => void) => void };
  if (setImmediate) return () => new Promise((resolve) => setImmediate(resolve));
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}
