/** Runs a generator to its end without pausing: for tests, and for what is small. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
