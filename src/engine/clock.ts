/** Time, as the trainer sees it; handed in, so that tests can play a hidden tab or a sleeping machine. */

export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Lets messages that have arrived be handled, and comes back at once: no timer, no frame. */
  yieldToMessages(): Promise<void>;
  /** May take much longer than asked: browsers wake hidden tabs about once a second. */
  wait(milliseconds: number): Promise<void>;
}

/**
 * The clock of workers and of Node. It yields through a message channel, which browsers neither delay nor
 * tie to drawing, so that training goes on at full speed in a hidden tab.
 */
export function systemClock(): Clock {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => performance.now(),
    yieldToMessages: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(undefined);
      }),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}
