/**
 * Pictures are drawn at once, as long as that takes no longer than a moment; what is left then comes in tasks of its own,
 * between which the page answers. A page of many pictures on a slow machine would else stand still while they are drawn.
 */

/** Milliseconds that one task draws. */
const PIECE = 20;

const waiting = new Set<() => void>();
let isUnderWay = false;
let begun = 0;

/**
 * Draws now or soon, in the order of asking.
 * @param isFirst it has drawn nothing yet: it comes in a task of its own, since what has just made its place took long
 * @returns takes it back where it is not drawn yet
 */
export function drawInTurn(draw: () => void, isFirst: boolean): () => void {
  if (!isUnderWay) {
    isUnderWay = true;
    begun = performance.now();
    later(goOn);
  }
  waiting.add(draw);
  if (waiting.size === 1 && !isFirst) drawOne(draw);
  return () => void waiting.delete(draw);
}

/** Unless the moment is over. */
function drawOne(draw: () => void): void {
  if (performance.now() - begun >= PIECE) return;
  waiting.delete(draw);
  draw();
}

function goOn(): void {
  begun = performance.now();
  isUnderWay = waiting.size > 0;
  // First of all: one that throws ends this task, and not the others' turns.
  if (isUnderWay) later(goOn);
  for (const draw of waiting) drawOne(draw);
}

/** In the next task, and where the browser knows of such a thing before timers: whoever measures the drawing waits for one. */
function later(next: () => void): void {
  if ("scheduler" in globalThis) {
    void scheduler.postTask(next, { priority: "user-blocking" });
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    next();
  };
  port2.postMessage(undefined);
}
