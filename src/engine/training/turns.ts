/** Lets one piece of work at a time use a run's weights, in the order they asked. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Begins the work when all work asked for before is done, whether that went well or not. */
  take<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
